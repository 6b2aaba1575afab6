import { expect, it } from 'vitest';
import { formatWait } from './format-wait';

it.each([
  [1, '1 second'],
  [42, '42 seconds'],
  [90, '90 seconds'],
  [91, '2 minutes'],
  [300, '5 minutes'],
  [5_400, '90 minutes'],
  [5_401, '2 hours'],
  [86_400, '24 hours'],
])('%i seconds are %s, and never less than they are', (seconds, words) => {
  expect(formatWait(seconds)).toBe(words);
});
