import { between, wholeBetween } from '../random.js';
import { disc, point } from '../shape.js';
import type { Motif } from './motif.js';

/** Light that fans out from a lamp below the stage. */
export const drawBeams: Motif = (random, { width, height }, { ground, tones }) => {
  const [main, neighbour, light] = tones;
  const x = width * between(random, 0.56, 0.82);
  const y = height * between(random, 0.94, 1.1);
  const reach = width + height;
  const beams = wholeBetween(random, 6, 9);
  const slice = Math.PI / (2 * beams - 1);
  const wedge = (beam: number) => {
    const from = Math.PI + 2 * beam * slice;
    const corner = (angle: number) =>
      point(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    return `M${point(x, y)}L${corner(from)} ${corner(from + slice)}z`;
  };
  const bright = wholeBetween(random, 1, beams - 2);
  const all = Array.from({ length: beams }, (_, beam) => wedge(beam));
  return [
    { d: all.filter((_, beam) => beam !== bright).join(''), fill: main },
    { d: wedge(bright), fill: neighbour },
    { d: disc(x, y, height * 0.42), fill: ground },
    { d: disc(x, y, height * 0.34), fill: light },
  ];
};
