import { expect, it } from 'vitest';
import { isHeapShort } from './memory-watch.js';

it('The heap is short from nine tenths on, and until it is below eight again', () => {
  const shares = [0.5, 0.89, 0.91, 0.85, 0.81, 0.79, 0.85];
  let isShort = false;
  const seen = shares.map((share) => (isShort = isHeapShort(share, isShort)));
  expect(seen).toEqual([false, false, true, true, true, false, false]);
});
