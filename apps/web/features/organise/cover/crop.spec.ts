import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drag, maxZoom, middle, toCrop } from './crop';

describe('What is shown of a picture', () => {
  it('is as much of its middle as fits, and less of it the nearer one goes', () => {
    expect(toCrop({ width: 1600, height: 1600 }, middle)).toEqual({
      ...{ left: 0, top: 350 },
      ...{ width: 1600, height: 900 },
    });
    expect(toCrop({ width: 3200, height: 900 }, { ...middle, x: 1 }).left).toBe(1600);
    expect(toCrop({ width: 1600, height: 900 }, { ...middle, zoom: 2 })).toEqual({
      ...{ left: 400, top: 225 },
      ...{ width: 800, height: 450 },
    });
  });

  it('follows the hand that drags it, and stops at its edge', () => {
    const size = { width: 1600, height: 1600 };
    expect(toCrop(size, drag(size, middle, { x: 50, y: 100 }))).toMatchObject({
      left: 0,
      top: 250,
    });
    expect(toCrop(size, drag(size, middle, { x: 0, y: -9_000 })).top).toBe(700);
  });

  it('begins at the top where all of the height is shown, whatever is lost in rounding', () => {
    const heights = Array.from({ length: 1_000 }, (_, index) => index + 1);
    const tops = heights.map((height) => toCrop({ width: 2 * height, height }, middle).top);
    expect(tops.filter((top) => top !== 0)).toEqual([]);
  });

  it('never leaves the picture', () => {
    const side = fc.integer({ min: 1, max: 100_000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const zoom = fc.double({ min: 1, max: maxZoom, noNaN: true });
    fc.assert(
      fc.property(side, side, zoom, share, share, (width, height, nearer, x, y) => {
        const crop = toCrop({ width, height }, { zoom: nearer, x, y });
        expect(crop.left).toBeGreaterThanOrEqual(0);
        expect(crop.top).toBeGreaterThanOrEqual(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(width);
        expect(crop.top + crop.height).toBeLessThanOrEqual(height);
      }),
    );
  });
});
