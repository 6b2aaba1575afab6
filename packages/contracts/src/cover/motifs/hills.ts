import { between, wholeBetween } from '../random.js';
import { disc, n, point } from '../shape.js';
import type { Motif } from './motif.js';

/** Hills one behind the other, and a sun that is going down. */
export const drawHills: Motif = (random, { width, height }, { tones }) => {
  const [main, neighbour, light] = tones;
  const sun = disc(
    width * between(random, 0.55, 0.85),
    height * between(random, 0.34, 0.5),
    Math.min(width, height) * between(random, 0.2, 0.27),
  );
  const ridge = (level: number, swing: number) => {
    const peaks = wholeBetween(random, 1, 2);
    const step = width / (peaks * 2);
    const y = (sign: number) => height * (level + sign * swing * between(random, 0.6, 1));
    const rest = Array.from({ length: peaks * 2 }, (_, half) => {
      const x = step * (half + 1);
      const at = y(half % 2 === 0 ? -1 : 1);
      return `S${point(x - step / 2, at)} ${point(x, at)}`;
    });
    return `M${point(0, y(1))}${rest.join('')}V${n(height)}H0z`;
  };
  return [
    { d: sun, fill: light },
    { d: ridge(0.56, 0.14), fill: neighbour, opacity: 0.55 },
    { d: ridge(0.68, 0.13), fill: neighbour },
    { d: ridge(0.84, 0.1), fill: main },
  ];
};
