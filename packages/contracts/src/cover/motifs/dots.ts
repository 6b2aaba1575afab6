import { between, pick } from '../random.js';
import { disc, n, point } from '../shape.js';
import type { Motif } from './motif.js';

/** A printer's screen: dots that grow column by column, over one large disc. */
export const drawDots: Motif = (random, { width, height }, { tones }) => {
  const [main, neighbour, light] = tones;
  const step = Math.min(width, height) / pick(random, [5, 6, 7]);
  const columns = Math.ceil(width / step);
  const peak = between(random, 0.68, 0.95);
  const spread = between(random, 0.34, 0.5);
  const sun = disc(
    width * between(random, 0.6, 0.84),
    height * between(random, 0.3, 0.7),
    Math.min(width, height) * between(random, 0.32, 0.5),
  );
  const screen = Array.from({ length: columns }, (_, column) => {
    const x = (column + 0.5) * step;
    const nearness = Math.max(0, 1 - Math.abs(x / width - peak) / spread);
    return {
      // Dashes without length and with round ends are dots: a whole column is one path.
      d: `M${point(x, step / 2)}V${n(height)}`,
      stroke: neighbour,
      strokeWidth: Math.round(step * 8.2 * nearness) / 10,
      strokeDasharray: `0 ${n(step)}`,
    };
  });
  return [
    { d: sun, fill: random() < 0.5 ? light : main },
    ...screen.filter(({ strokeWidth }) => strokeWidth > step * 0.06),
  ];
};
