import { expect, it } from 'vitest';
import { shorten } from './share-event';

it('a short text is shared whole, in one line', () => {
  expect(shorten('Six cellos,\n\none night.')).toBe('Six cellos, one night.');
});

it('a long text ends with its last whole word that fits', () => {
  expect(shorten('one two three four', 13)).toBe('one two…');
});

it('one endless word is cut', () => {
  expect(shorten('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
});
