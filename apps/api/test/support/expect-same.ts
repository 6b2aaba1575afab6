import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/**
 * For what is compared with each of many thousand steps: to make an `expect` takes far longer than to see
 * that both are the same. What may not be the same is for `expect` to judge, and to show.
 */
export function expectSame<Value>(actual: Value, expected: Value): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
