import { between, pick, wholeBetween, type Random } from '../random.js';
import { box, disc, n, point } from '../shape.js';
import type { Motif } from './motif.js';

/** Floor tiles: quarters, discs and squares on a grid, with room left free. */
export const drawTiles: Motif = (random, { width, height }, { tones }) => {
  const rows = width > height ? 3 : wholeBetween(random, 4, 5);
  const side = height / rows;
  const columns = Math.max(2, Math.floor((width * 0.68) / side));
  const left = width - columns * side;
  const paths = tones.map(() => '');
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      // It thins out to the left, where the label lies.
      if (random() > 0.35 + (0.75 * (column + 1)) / columns) continue;
      const tone = pick(random, [0, 0, 1, 1, 2]);
      paths[tone] += drawTile(random, left + column * side, row * side, side);
    }
  }
  return tones.map((fill, tone) => ({ d: paths[tone] ?? '', fill })).filter(({ d }) => d !== '');
};

function drawTile(random: Random, x: number, y: number, side: number): string {
  const kind = random();
  if (kind < 0.05) return box(x, y, side, side);
  if (kind < 0.22) return disc(x + side / 2, y + side / 2, side * between(random, 0.28, 0.5));
  const [across, down] = pick(random, [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ]);
  const corner = point(x + (across < 0 ? side : 0), y + (down < 0 ? side : 0));
  const sweep = across === down ? 1 : 0;
  return `M${corner}h${n(across * side)}a${n(side)} ${n(side)} 0 0 ${sweep} ${point(-across * side, down * side)}z`;
}
