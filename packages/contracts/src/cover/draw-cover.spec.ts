import { describe, expect, it } from 'vitest';
import { drawCover } from './draw-cover.js';
import { seedRandom } from './random.js';

const categories = ['Music', 'Tech', 'Theatre', 'Comedy', 'Sport', 'Food', 'Workshop', 'Anything'];
const frames = {
  card: { width: 360, height: 144 },
  hero: { width: 720, height: 180 },
  portrait: { width: 440, height: 630 },
};

/** Looks like a UUID, and is the same at each run. */
function makeId(index: number): string {
  const random = seedRandom(String(index));
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

const events = Array.from({ length: 5_000 }, (_, index) => {
  return { id: makeId(index), category: categories[index % categories.length] ?? '' };
});

describe('drawCover', () => {
  it('draws the same event the same way each time', () => {
    const event = { id: makeId(1), category: 'Music' };
    expect(drawCover({ ...event }, frames.card)).toEqual(drawCover(event, frames.card));
  });

  it('draws no two of 5,000 events of one category alike', () => {
    const drawings = events.map(({ id }) => {
      // Without the colours, so that a new coat of paint is not what makes the difference.
      const { shapes } = drawCover({ id, category: 'Music' }, frames.card);
      return shapes.map(({ d, strokeWidth }) => `${d} ${strokeWidth ?? ''}`).join();
    });
    expect(new Set(drawings).size).toBe(5_000);
  });

  it('tells two events apart whose ids, made one after the other, differ in a digit', () => {
    const id = '0192f3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6';
    const drawings = [...'0123456789abcdef'].map((digit) => {
      return JSON.stringify(drawCover({ id: id + digit, category: 'Music' }, frames.card).shapes);
    });
    expect(new Set(drawings).size).toBe(16);
  });

  it.each(Object.entries(frames))('takes less than 3 kB for a %s', (_name, frame) => {
    const sizes = events.slice(0, 1_000).map((event) => {
      return JSON.stringify(drawCover(event, frame).shapes).length;
    });
    expect(Math.max(...sizes)).toBeLessThan(3_000);
  });

  it('writes only what a path may have, and only numbers and colours', () => {
    const shapes = events.slice(0, 1_000).flatMap((event) => drawCover(event, frames.hero).shapes);
    const wrong = shapes.filter(({ d, fill, stroke, strokeDasharray = '0' }) => {
      const isPath = /^M[MLHVCSQTAZ\d .-]+$/i.test(d);
      return (
        !isPath ||
        !/^#[0-9a-f]{6}$/.test(fill ?? stroke ?? '') ||
        !/^[\d. ]+$/.test(strokeDasharray)
      );
    });
    expect(wrong).toEqual([]);
  });
});
