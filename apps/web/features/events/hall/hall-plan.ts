import { centreOf, countPlaces, listBanks, stageDepth, type Bank, type House } from './hall-rows';

/**
 * Where the seats of a hall are. Lengths are shares of the picture's width, and 0, 0 is top left: the
 * same plan at every size, so that nothing moves when the picture does.
 */
export interface HallPlan {
  height: number;
  /** What is drawn: one light for each seat, or in a large hall for each block of seats. */
  lights: number;
  seatsPerLight: number;
  /** Of each light, from the front row to the last. */
  x: Float32Array;
  y: Float32Array;
  /** From one light to the next. */
  pitch: number;
  stage: Stage;
}

/** An arc before the rows, around the same centre. */
interface Stage {
  centreY: number;
  radius: number;
  /** To either side of straight ahead, in radians. */
  angle: number;
  /** From its front to its back. */
  depth: number;
}

interface PlanOptions {
  seats: number;
  /** Width by height. */
  aspect: number;
  /** As many lights as can be told apart where the picture is smallest. */
  mostLights: number;
}

const aislesFromLights = 36;
/** As a share of the height: a hall of two seats has no giants in it. */
const mostPitch = 0.15;
/** In pitches: how far apart those stand whose row has room for more. */
const loosest = 1.3;

export function planHall({ seats, aspect, mostLights }: PlanOptions): HallPlan {
  const seatsPerLight = Math.ceil(seats / mostLights);
  const lights = Math.ceil(seats / seatsPerLight);
  const height = 1 / aspect;
  const house = { height, hasAisles: lights >= aislesFromLights };
  const pitch = findPitch(house, lights);
  const { x, y } = placeLights(house, pitch, lights);
  return fit({ height, lights, seatsPerLight, x, y, pitch, stage: stageOf(house) });
}

function stageOf(house: House): Stage {
  const { y: centreY } = centreOf(house);
  const depth = stageDepth * house.height;
  return { centreY, radius: depth * 0.6 - centreY, angle: 0.36, depth: depth * 0.25 };
}

/** The widest pitch at which there is room for all, to a thousandth of itself. */
function findPitch(house: House, lights: number): number {
  let tooWide = 1;
  let fits = 1 / 1_000;
  while (tooWide / fits > 1.001) {
    const pitch = Math.sqrt(tooWide * fits);
    if (countAll(listBanks(house, pitch), pitch) >= lights) fits = pitch;
    else tooWide = pitch;
  }
  return fits;
}

function countAll(banks: readonly Bank[], pitch: number): number {
  return banks.reduce((sum, bank) => sum + countPlaces(bank, pitch), 0);
}

/** Each bank gets its share of the lights, so that the places too many are missed nowhere. */
function placeLights(house: House, pitch: number, lights: number) {
  const centre = centreOf(house);
  const banks = listBanks(house, pitch);
  const places = countAll(banks, pitch);
  const x = new Float32Array(lights);
  const y = new Float32Array(lights);
  let light = 0;
  let placesBefore = 0;
  for (const bank of banks) {
    placesBefore += countPlaces(bank, pitch);
    const end = Math.round((placesBefore / places) * lights);
    const count = end - light;
    const middle = (bank.from + bank.to) / 2;
    const step = stepOf(bank, pitch, count);
    for (let place = 0; light < end; place++, light++) {
      const angle = middle + step * (place - (count - 1) / 2);
      x[light] = centre.x + bank.radius * Math.sin(angle);
      y[light] = centre.y + bank.radius * Math.cos(angle);
    }
  }
  return { x, y };
}

/** From wall to wall, unless that would be too loose. */
function stepOf({ radius, from, to }: Bank, pitch: number, count: number): number {
  return count < 2 ? 0 : Math.min((to - from) / (count - 1), (pitch * loosest) / radius);
}

/** Makes a small hall smaller than the picture, and puts any hall into its middle. */
function fit(plan: HallPlan): HallPlan {
  const { x, y, height, pitch, stage } = plan;
  const scale = Math.min(1, (mostPitch * height) / pitch);
  const top = stage.centreY + stage.radius * Math.cos(stage.angle) - stage.depth / 2;
  const bottom = y.reduce((lowest, one) => Math.max(lowest, one), 0) + pitch / 2;
  const toX = (from: number) => 0.5 + (from - 0.5) * scale;
  const toY = (from: number) => height / 2 + (from - (top + bottom) / 2) * scale;
  return {
    ...plan,
    x: x.map(toX),
    y: y.map(toY),
    pitch: pitch * scale,
    stage: {
      // A small stage is as flat as a large one: a bow before two seats would be a face.
      centreY: toY(stage.centreY + stage.radius) - stage.radius,
      radius: stage.radius,
      angle: stage.angle * Math.max(0.55, scale),
      depth: stage.depth * Math.max(0.5, scale),
    },
  };
}
