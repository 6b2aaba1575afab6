import { expect, test } from 'vitest';
import { MONEY_FAULT_KINDS, MONEY_FAULTS_A_MINUTE, planMoneyFaults } from './faults.js';

const MINUTE = 60_000;
const plan = (seed: number, minutes = 1) =>
  planMoneyFaults(seed, minutes * MINUTE, minutes * MONEY_FAULTS_A_MINUTE);

test('the same seed plans the same faults, another one others', () => {
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)).not.toEqual(plan(8));
});

test('in three minutes the database, the processes and the provider break in every way', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const kinds = new Set(plan(seed, 3).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...MONEY_FAULT_KINDS].sort());
  }
});
