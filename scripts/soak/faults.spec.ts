import { expect, test } from 'vitest';
import { FAULT_KINDS } from '../torture/faults/plan.js';
import { MONEY_FAULT_KINDS } from '../torture-money/faults.js';
import { planCityFaults } from './faults.js';

const HOUR_MS = 60 * 60_000;

test('process a is never killed, and everything else of both tortures breaks in an hour, but Kafka', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const faults = planCityFaults(seed, HOUR_MS, 120);
    const killed = faults.filter(({ kind }) => kind === 'kill API').map(({ target }) => target);
    expect(new Set(killed)).toEqual(new Set(['b']));
    const kinds = new Set([...FAULT_KINDS, ...MONEY_FAULT_KINDS]);
    kinds.delete('kill Kafka');
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(kinds);
  }
});

test('the same seed plans the same faults', () => {
  expect(planCityFaults(7, HOUR_MS, 120)).toEqual(planCityFaults(7, HOUR_MS, 120));
});
