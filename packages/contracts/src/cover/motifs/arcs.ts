import { between, wholeBetween } from '../random.js';
import { disc } from '../shape.js';
import type { Motif } from './motif.js';

/** Bands around a sun that rises from the lower edge. */
export const drawArcs: Motif = (random, { width, height }, { ground, tones }) => {
  const x = width * between(random, 0.58, 0.8);
  const y = height * between(random, 0.9, 1.15);
  const bands = wholeBetween(random, 4, 6);
  const outer = Math.min(height * between(random, 0.95, 1.2), width * 0.62);
  const [main, neighbour, light] = tones;
  const cycle = random() < 0.5 ? [main, ground, neighbour, ground] : [main, neighbour, ground];
  return Array.from({ length: bands }, (_, band) => {
    const fill = band === bands - 1 ? light : (cycle[band % cycle.length] ?? main);
    return { d: disc(x, y, outer * (1 - band / (bands + 0.3))), fill };
  });
};
