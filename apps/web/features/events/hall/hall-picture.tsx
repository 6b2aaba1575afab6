import type { HallLights } from './hall-lights';
import type { HallPlan } from './hall-plan';
import { litSize, sizesOf } from './light-look';

/** Of the drawing: fine enough to be written in whole numbers, which are short. */
const unitsAcross = 2_000;
/** Blocks are drawn in so many sizes. */
const steps = 4;

/** A share of the picture's width in the units of the drawing. */
export const toUnits = (share: number) => Math.round(share * unitsAcross);

export const viewBoxOf = ({ height }: HallPlan) =>
  `0 0 ${unitsAcross} ${Math.round(height * unitsAcross)}`;

/**
 * The lights before the canvas, and without a script. What is free has the colour of the text. Each is a line of no length, whose caps make the dot: the shortest way to say it.
 */
export function HallPicture({ plan, lights }: { plan: HallPlan; lights: HallLights }) {
  const { pitch, seatsPerLight } = plan;
  const sizes = sizesOf(seatsPerLight > 1);
  const widthOf = (size: number) => Math.round(size * 2 * pitch * unitsAcross);
  const bySize = Array.from({ length: steps + 1 }, () => '');
  let dark = '';
  for (let light = 0; light < plan.lights; light++) {
    const dot = `M${toUnits(plan.x[light]!)} ${toUnits(plan.y[light]!)}h0`;
    const share = lights.freeShareOf(light);
    bySize[stepOf(share)]! += dot;
    if (share < 1) dark += dot;
  }
  return (
    <svg viewBox={viewBoxOf(plan)} className="absolute inset-0 size-full" aria-hidden="true">
      <g fill="none" strokeLinecap={seatsPerLight === 1 ? 'round' : 'square'}>
        <path d={dark} className="stroke-hall-dark" strokeWidth={widthOf(sizes.dark)} />
        {bySize.slice(1).map((path, step) => (
          <path
            key={step}
            d={path}
            stroke="currentColor"
            strokeWidth={widthOf(litSize(sizes.bright, (step + 1) / steps))}
          />
        ))}
      </g>
    </svg>
  );
}

/** Only what is sold out is out, and only what is whole is whole. */
function stepOf(share: number): number {
  if (share === 0 || share === 1) return share * steps;
  return Math.min(steps - 1, Math.max(1, Math.round(share * steps)));
}

/** An arc of light, around which the rows bend. */
export function Stage({ plan }: { plan: HallPlan }) {
  const { centreY, radius, angle, depth } = plan.stage;
  const dx = toUnits(radius * Math.sin(angle));
  const y = toUnits(centreY + radius * Math.cos(angle));
  const bend = toUnits(radius);
  const middle = unitsAcross / 2;
  return (
    <svg viewBox={viewBoxOf(plan)} className="absolute inset-0 size-full" aria-hidden="true">
      <path
        d={`M${middle - dx} ${y}A${bend} ${bend} 0 0 0 ${middle + dx} ${y}`}
        fill="none"
        strokeWidth={toUnits(depth)}
        strokeLinecap="round"
        className="stroke-hall-stage"
      />
    </svg>
  );
}
