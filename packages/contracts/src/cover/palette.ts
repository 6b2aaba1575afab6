import { categoryHue } from './category-kind.js';
import { toHex, type Oklch } from './colour.js';
import { between, pick, seedRandom, type Random } from './random.js';

/** All as `#rrggbb`. `ink` and `quietInk` are readable on `ground` (4.5:1), and on nothing else. */
export interface CoverPalette {
  ground: string;
  /** A step from the ground: a second surface beside it. It carries no words. */
  shade: string;
  /** What shapes are made of: of the category's hue, its neighbour, and one that stands out. */
  tones: [main: string, neighbour: string, light: string];
  ink: string;
  quietInk: string;
}

interface Hues {
  /** The category's, a little to one side of it. */
  main: number;
  neighbour: number;
  /** Coral, apricot, sand or rose: what keeps so many blues and violets from being cold. */
  warm: number;
}

interface Scheme {
  ground: Oklch;
  shade: Oklch;
  tones: [Oklch, Oklch, Oklch];
  ink: Oklch;
  quietInk: Oklch;
}

const night = ({ main, neighbour, warm }: Hues): Scheme => ({
  ground: [0.26, 0.085, main],
  shade: [0.31, 0.1, main],
  tones: [
    [0.46, 0.16, main],
    [0.66, 0.15, neighbour],
    [0.87, 0.09, warm],
  ],
  ink: [0.97, 0.015, main],
  quietInk: [0.84, 0.045, main],
});

const dusk = ({ main, neighbour, warm }: Hues): Scheme => ({
  ground: [0.43, 0.15, main],
  shade: [0.385, 0.135, main],
  tones: [
    [0.31, 0.11, main],
    [0.67, 0.14, neighbour],
    [0.9, 0.07, warm],
  ],
  ink: [0.98, 0.01, main],
  quietInk: [0.9, 0.04, main],
});

const haze = ({ main, neighbour, warm }: Hues): Scheme => ({
  ground: [0.85, 0.06, main],
  shade: [0.895, 0.045, main],
  tones: [
    [0.55, 0.16, main],
    [0.36, 0.12, neighbour],
    [0.8, 0.12, warm],
  ],
  ink: [0.23, 0.07, main],
  quietInk: [0.36, 0.08, main],
});

const paper = ({ main, neighbour, warm }: Hues): Scheme => ({
  ground: [0.945, 0.022, 80],
  shade: [0.9, 0.035, 80],
  tones: [
    [0.5, 0.17, main],
    [0.3, 0.1, neighbour],
    [0.76, 0.13, warm],
  ],
  ink: [0.23, 0.06, main],
  quietInk: [0.4, 0.06, main],
});

/** The category decides the hue, the event which picture is made of it: for its ticket as well. */
export function coverPalette(event: { id: string; category: string }): CoverPalette {
  // A seed of its own, so that a change of a motif leaves everyone's colours alone.
  const random = seedRandom(`${event.id} colours`);
  const scheme = pick(random, [night, dusk, haze, paper])(pickHues(event.category, random));
  const [main, neighbour, light] = scheme.tones;
  return {
    ground: toHex(scheme.ground),
    shade: toHex(scheme.shade),
    tones: [toHex(main), toHex(neighbour), toHex(light)],
    ink: toHex(scheme.ink),
    quietInk: toHex(scheme.quietInk),
  };
}

function pickHues(category: string, random: Random): Hues {
  const main = categoryHue(category) + between(random, -9, 9);
  return {
    main,
    neighbour: main + findSide(main, random) * between(random, 22, 42),
    warm: pick(random, [32, 58, 84, 12]),
  };
}

/** Away from green and red, which mean something on a page of seats. */
function findSide(hue: number, random: Random): 1 | -1 {
  if (hue < 235) return 1;
  return hue > 305 ? -1 : pick(random, [-1, 1]);
}
