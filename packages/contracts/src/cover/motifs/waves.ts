import { between, wholeBetween } from '../random.js';
import { disc, n, point } from '../shape.js';
import type { Motif } from './motif.js';

/** Water in layers, each a wave of the same length further on, and a moon above it. */
export const drawWaves: Motif = (random, { width, height }, { tones }) => {
  const [main, neighbour, light] = tones;
  const layers = wholeBetween(random, 3, 4);
  const length = Math.max(width, height) / between(random, 1.6, 3.2);
  const swing = height * between(random, 0.08, 0.14);
  const top = height * between(random, 0.42, 0.55);
  const drift = between(random, 0.2, 0.45) * length;
  const start = -length * between(random, 1, 2);
  const moon = disc(width * between(random, 0.66, 0.86), top * 0.62, height * 0.17);
  const waves = Array.from({ length: layers }, (_, layer) => {
    const y = top + ((height - top) * layer) / layers;
    const crests = Math.ceil((width - start) / length) + 1;
    // Each half of a wave mirrors the one before it, so the curve says only the first.
    const rest = `t${n(length / 2)} 0`.repeat(crests * 2);
    return {
      d: `M${point(start + layer * drift, y)}q${n(length / 4)} ${n(-swing * 2)} ${n(length / 2)} 0${rest}V${n(height)}H${n(start)}z`,
      fill: layer % 2 === 0 ? main : neighbour,
      ...(layer > 1 && { opacity: 0.75 }),
    };
  });
  return [{ d: moon, fill: light }, ...waves];
};
