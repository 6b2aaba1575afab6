import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toHex } from './colour.js';
import { coverPalette } from './palette.js';

const category = fc.constantFrom(
  ...'Music Tech Theatre Comedy Sport Food Art Film Workshop Talk Anything'.split(' '),
);

/** WCAG 2.2: relative luminances, the lighter one above. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it('writes every ink readably on its ground, whatever the event and its category', () => {
  fc.assert(
    fc.property(fc.uuid(), category, (id, name) => {
      const { ground, ink, quietInk } = coverPalette({ id, category: name });
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(quietInk, ground)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 1_000 },
  );
});

it('keeps every tone apart from the ground and from the other tones', () => {
  fc.assert(
    fc.property(fc.uuid(), category, (id, name) => {
      const { ground, tones } = coverPalette({ id, category: name });
      const colours = [ground, ...tones];
      for (const [index, colour] of colours.entries()) {
        for (const other of colours.slice(index + 1)) {
          expect(contrast(colour, other)).toBeGreaterThan(1.05);
        }
      }
    }),
    { numRuns: 500 },
  );
});

it.each([
  // Examples of the CSS Color Module.
  [[0.44027, 0.1603, 303.373], '#663399'],
  [[0.40101, 0.1231, 21.57], '#7d2329'],
  [[0.59686, 0.1559, 49.77], '#c65d07'],
  [[1, 0, 0], '#ffffff'],
  [[0, 0, 0], '#000000'],
] as const)('writes the colour %j as %s', ([lightness, chroma, hue], hex) => {
  expect(toHex([lightness, chroma, hue])).toBe(hex);
});

it('writes a colour that no screen can show as the strongest of its hue that one can', () => {
  expect(toHex([0.7, 0.4, 145])).toMatch(/^#0[0-3][0-9a-f]{4}$/);
});
