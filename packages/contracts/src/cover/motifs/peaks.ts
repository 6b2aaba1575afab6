import { between, wholeBetween } from '../random.js';
import { point } from '../shape.js';
import type { Motif } from './motif.js';

/** Folded paper: tall triangles with a lit and a shaded side. */
export const drawPeaks: Motif = (random, { width, height }, { tones }) => {
  const [main, neighbour, light] = tones;
  const peaks = wholeBetween(random, 3, 4);
  const start = width * between(random, 0.3, 0.42);
  const pitch = (width * 1.02 - start) / peaks;
  const lean = between(random, -0.2, 0.3) * pitch;
  const bright = wholeBetween(random, 0, peaks - 1);
  return Array.from({ length: peaks }, (_, peak) => {
    const middle = start + pitch * (peak + 0.5);
    const half = pitch * between(random, 0.75, 1.05);
    const top = height * between(random, 0.08, 0.42);
    const tip = point(middle + lean, top);
    const foot = point(middle + lean * 0.2, height);
    return [
      {
        d: `M${tip}L${point(middle - half, height)} ${foot}z`,
        fill: peak === bright ? light : neighbour,
      },
      { d: `M${tip}L${foot} ${point(middle + half, height)}z`, fill: main },
    ];
  }).flat();
};
