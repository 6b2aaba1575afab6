import { between, pick } from '../random.js';
import { box } from '../shape.js';
import type { Motif } from './motif.js';

/** Bands that go over and under each other, as in cloth. */
export const drawWeave: Motif = (random, { width, height }, { ground, tones }) => {
  const [main, neighbour, light] = tones;
  const pitch = height / pick(random, [3, 4]);
  // One more than fit: the cloth is cut at the edge.
  const rows = Math.ceil(height / pitch) + 1;
  const thick = pitch * between(random, 0.56, 0.74);
  const edge = pitch * 0.06;
  const columns = Math.min(Math.floor((width * 0.66) / pitch), 6);
  const left = width - columns * pitch + pitch * between(random, 0, 0.3);
  const top = pitch * between(random, -0.3, 0.3);
  const places = Array.from({ length: rows * columns }, (_, index) => {
    return { row: index % rows, column: Math.floor(index / rows) };
  });
  const bright = Math.floor(between(random, 0, columns));
  const across = Array.from({ length: rows }, (_, row) =>
    box(left - thick, top + row * pitch, width, thick),
  );
  const down = (column: number, grow: number) =>
    box(left + column * pitch - grow, 0, thick + 2 * grow, height);
  const all = Array.from({ length: columns }, (_, column) => column);
  const over = places.filter(({ row, column }) => (row + column) % 2 === 0);
  // What lies above is cut free by a little of the ground: it goes on, the other one dips.
  const patches = (wider: number, higher: number) =>
    over
      .map(({ row, column }) => {
        const [x, y] = [left + column * pitch - wider, top + row * pitch - higher];
        return box(x, y, thick + 2 * wider, thick + 2 * higher);
      })
      .join('');
  return [
    { d: across.join(''), fill: main },
    { d: all.map((column) => down(column, edge)).join(''), fill: ground },
    {
      d: all.map((column) => (column === bright ? '' : down(column, 0))).join(''),
      fill: neighbour,
    },
    { d: down(bright, 0), fill: light },
    { d: patches(0, edge), fill: ground },
    // A hair wider, so that no seam shows.
    { d: patches(edge * 1.5, 0), fill: main },
  ];
};
