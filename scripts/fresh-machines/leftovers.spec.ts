import { expect, test } from 'vitest';
import { sortFilesOutside } from './leftovers.js';

test('caches of tools have a reason to stay outside, and anything else has none', () => {
  const names = [
    'tmp/tsx-65534',
    'tmp/lastseat-postgres-18.4.0-0',
    'tmp/lastseat-spec-x',
    'home/.y',
  ];
  expect(sortFilesOutside(names)).toEqual({
    explained: ["tsx's cache", "root's copy of PostgreSQL's programs"],
    unexplained: ['tmp/lastseat-spec-x', 'home/.y'],
  });
});
