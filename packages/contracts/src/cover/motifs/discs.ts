import { between } from '../random.js';
import { disc } from '../shape.js';
import type { Motif } from './motif.js';

/** Three coloured gels, one over the other. */
export const drawDiscs: Motif = (random, { width, height }, { tones }) => {
  const [main, neighbour, light] = tones;
  const unit = Math.min(width, height);
  const x = width * between(random, 0.58, 0.74);
  const y = height * between(random, 0.36, 0.64);
  const turn = between(random, 0, 2 * Math.PI);
  const apart = unit * between(random, 0.3, 0.46);
  const at = (third: number, radius: number) => {
    const angle = turn + (third * 2 * Math.PI) / 3;
    return disc(x + apart * 1.3 * Math.cos(angle), y + apart * Math.sin(angle), unit * radius);
  };
  return [
    { d: at(0, between(random, 0.46, 0.62)), fill: main },
    { d: at(1, between(random, 0.34, 0.48)), fill: neighbour, opacity: 0.82 },
    { d: at(2, between(random, 0.2, 0.36)), fill: light, opacity: 0.9 },
  ];
};
