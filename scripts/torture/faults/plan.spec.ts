import { expect, test } from 'vitest';
import { FAULT_KINDS, planFaults } from './plan.js';

const MINUTE = 60_000;

test('the same seed plans the same faults, another one others', () => {
  expect(planFaults(7, MINUTE, 24)).toEqual(planFaults(7, MINUTE, 24));
  expect(planFaults(7, MINUTE, 24)).not.toEqual(planFaults(8, MINUTE, 24));
});

test('there are as many as asked for, in order and within the time', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const faults = planFaults(seed, 10 * MINUTE, 240);
    expect(faults).toHaveLength(240);
    expect(faults).toEqual([...faults].sort((one, other) => one.at - other.at));
    expect(faults[0]?.at).toBeGreaterThanOrEqual(1_000);
    expect(faults.at(-1)?.at).toBeLessThan(10 * MINUTE + 10_000);
  }
});

test('a run of one minute has every kind of fault', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const kinds = new Set(planFaults(seed, MINUTE, 27).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...FAULT_KINDS].sort());
  }
});

test('the shorter one of `npm test` has every kind of fault', () => {
  const kinds = new Set(planFaults(4, 0.7 * MINUTE, 27).map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([...FAULT_KINDS].sort());
});

test('no target is broken again before it is whole', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    for (const target of ['a', 'b', 'postgres', 'receivers', 'mail', 'kafka']) {
      const faults = planFaults(seed, MINUTE, 40).filter((fault) => fault.target === target);
      for (const [index, fault] of faults.entries()) {
        const before = faults[index - 1];
        if (before) expect(fault.at).toBeGreaterThanOrEqual(before.at + before.forMs);
      }
    }
  }
});

test('some freezes outlast the row lock, and some do not', () => {
  const freezes = planFaults(1, 10 * MINUTE, 240).filter(({ kind }) => kind === 'freeze API');
  expect(freezes.some(({ forMs }) => forMs > 5_000)).toBe(true);
  expect(freezes.some(({ forMs }) => forMs < 1_500)).toBe(true);
});
