import { expect, it } from 'vitest';
import { findOnMap } from './find-on-map';

it('an address is searched for as it is written, whatever characters it has', () => {
  const address = 'Neude 11 & 12, Rynek Główny #1?';
  const link = new URL(findOnMap(address));
  expect(link.origin).toBe('https://www.openstreetmap.org');
  expect(link.searchParams.get('query')).toBe(address);
  expect(link.hash).toBe('');
});
