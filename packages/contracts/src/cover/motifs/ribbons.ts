import { between, wholeBetween } from '../random.js';
import { n, point } from '../shape.js';
import type { Motif } from './motif.js';

/** Lanes beside each other that turn twice on their way up and out. */
export const drawRibbons: Motif = (random, { width, height }, { ground, tones }) => {
  const [main, neighbour, light] = tones;
  const lanes = wholeBetween(random, 4, 6);
  const thick = (Math.min(width, height) / lanes) * between(random, 0.62, 0.8);
  const pitch = thick * between(random, 1, 1.3);
  const bend = between(random, 0.3, 0.5) * width;
  const start = width * between(random, 0.3, 0.44);
  const end = width * between(random, 0.78, 0.94);
  const bright = wholeBetween(random, 0, lanes - 1);
  const colours = pitch > thick * 1.12 ? [main, neighbour] : [main, neighbour, ground];
  return Array.from({ length: lanes }, (_, lane) => {
    const shift = (lane - lanes / 2) * pitch;
    const x = start + shift;
    return {
      d: `M${point(x, height * 1.1)}C${point(x, height * 0.35)} ${point(end + shift - bend * 0.2, height * 0.65)} ${n(end + shift)} ${n(-height * 0.1)}`,
      stroke: lane === bright ? light : (colours[lane % colours.length] ?? main),
      strokeWidth: Math.round(thick * 10) / 10,
    };
  });
};
