import { describe, expect, it } from 'vitest';
import { MemoryShares } from './memory-shares.js';

const open = (count: number, bounds = { each: 100, all: 200, leastShare: 1 }) => {
  const shares = new MemoryShares(bounds);
  return { shares, each: Array.from({ length: count }, () => shares.open()) };
};

describe('Memory shares', () => {
  it('let nobody hold more than one may, however little the others hold', () => {
    const [one, other] = open(2).each;
    expect([one!.set(100), one!.set(101), other!.set(100)]).toEqual([true, false, true]);
  });

  it('let go, when all hold too much, those with more than an equal share and no other', () => {
    const { each } = open(10);
    const hogs = each.slice(0, 3).map((one) => one.set(70));
    expect(hogs).toEqual([true, true, false]);
    expect(each[9]!.set(20)).toBe(true);
    expect(each[9]!.set(21)).toBe(false);
  });

  it('have room again for what one has given back', () => {
    const { shares, each } = open(3);
    for (const one of each) one.set(90);
    expect(each[0]!.set(90)).toBe(false);
    each[1]!.close();
    expect(each[0]!.set(90)).toBe(true);
    each[2]!.set(0);
    expect(shares.totalBytes).toBe(90);
  });

  it('end nobody for a message on its way, full as they are', () => {
    const { each } = open(100, { each: 100, all: 200, leastShare: 10 });
    for (const one of each.slice(0, 50)) one.set(10);
    expect([each[99]!.set(10), each[99]!.set(11)]).toEqual([true, false]);
  });
});
