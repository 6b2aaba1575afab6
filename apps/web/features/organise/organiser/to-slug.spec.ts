import { slugSchema } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { toSlug } from './to-slug';

it.each([
  ['City Hall', 'city-hall'],
  ['  Café  Müller & Söhne ', 'cafe-muller-sohne'],
  ['Straße 7', 'strasse-7'],
  ['Smørrebrød', 'smorrebrod'],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('the address of "%s" could be %s, which the API takes', (name, slug) => {
  expect(toSlug(name)).toBe(slug);
  expect(slugSchema.safeParse(slug).success).toBe(true);
});

it('is empty where nothing in a name can be written so', () => {
  expect(toSlug('北京')).toBe('');
});
