import { between, wholeBetween } from '../random.js';
import { disc } from '../shape.js';
import type { Motif } from './motif.js';

/** Thin rings around a large body, each with a small one on its way. */
export const drawOrbits: Motif = (random, { width, height }, { tones }) => {
  const [main, neighbour, light] = tones;
  const unit = Math.min(width, height);
  const x = width * between(random, 0.6, 0.8);
  const y = height * between(random, 0.4, 0.7);
  const rings = wholeBetween(random, 3, 5);
  const body = unit * between(random, 0.2, 0.3);
  const gap = unit * between(random, 0.15, 0.2);
  const radius = (ring: number) => body + (ring + 1) * gap;
  const moons = Array.from({ length: rings }, (_, ring) => {
    const angle = between(random, Math.PI * 0.75, Math.PI * 2.1);
    const size = unit * between(random, 0.035, 0.085);
    return disc(x + radius(ring) * Math.cos(angle), y + radius(ring) * Math.sin(angle), size);
  });
  const tracks = Array.from({ length: rings }, (_, ring) => disc(x, y, radius(ring)));
  return [
    { d: disc(x, y, radius(rings - 1) + gap * 0.9), fill: main, opacity: 0.4 },
    { d: tracks.join(''), stroke: neighbour, strokeWidth: Math.round(unit * 0.16) / 10 },
    { d: disc(x, y, body), fill: random() < 0.5 ? light : main },
    { d: moons.slice(1).join(''), fill: neighbour },
    { d: moons[0] ?? '', fill: light },
  ];
};
