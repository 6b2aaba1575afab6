import { between, wholeBetween } from '../random.js';
import { box, disc } from '../shape.js';
import type { Motif } from './motif.js';

/** Bars side by side like pipes of an organ, their heads round, rising to the right. */
export const drawSteps: Motif = (random, { width, height }, { tones }) => {
  const [main, neighbour, light] = tones;
  const bars = width > height ? wholeBetween(random, 7, 9) : wholeBetween(random, 5, 6);
  const start = width * between(random, 0.3, 0.4);
  const pitch = (width - start) / bars;
  const thick = pitch * between(random, 0.62, 0.8);
  const bright = wholeBetween(random, bars >> 1, bars - 1);
  const bar = (index: number) => {
    const rise = 0.16 + 0.6 * ((index + 1) / bars) + between(random, -0.12, 0.12);
    const x = start + index * pitch;
    const y = height * (1 - rise) + thick / 2;
    return box(x, y, thick, height - y) + disc(x + thick / 2, y, thick / 2);
  };
  const all = Array.from({ length: bars }, (_, index) => bar(index));
  const every = (rest: number) =>
    all.filter((_, index) => index !== bright && index % 2 === rest).join('');
  return [
    { d: every(0), fill: main },
    { d: every(1), fill: neighbour },
    { d: all[bright] ?? '', fill: light },
  ];
};
