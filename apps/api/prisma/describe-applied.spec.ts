import { expect, test } from 'vitest';
import { describeApplied } from './describe-applied.js';

const names = (count: number) => Array.from({ length: count }, (_, index) => `m${index + 1}`);

test.each([
  [0, 'The database is up to date'],
  [2, 'The database: applied m1, m2'],
  [70, 'The database: applied 70 migrations, up to m70'],
])('of %i migrations a person is told in one short line', (count, line) => {
  expect(describeApplied('The database', names(count))).toBe(line);
});
