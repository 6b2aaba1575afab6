import { expect, it } from 'vitest';
import { findTones } from './category-tones';

it('a category looks unlike its neighbours, and the same wherever the list is the same', () => {
  const names = Array.from({ length: 20 }, (_, place) => `Category ${place}`);
  const tones = [...findTones(names).values()];
  for (const [place, tone] of tones.entries()) expect(tone).not.toBe(tones[place + 1]);
  expect(new Set(tones.slice(0, 6)).size).toBe(6);
  expect([...findTones(names).values()]).toEqual(tones);
});
