import { describe, expect, it } from 'vitest';
import { createLineBudget } from './line-budget.js';

function openBudget(limit: number) {
  const pauses: (() => void)[] = [];
  const reports: number[] = [];
  const budget = createLineBudget(
    limit,
    (_ms, task) => pauses.push(task),
    (leftOut) => reports.push(leftOut),
  );
  const takeTimes = (count: number) => Array.from({ length: count }, () => budget.take());
  return { takeTimes, endSecond: () => pauses.shift()?.(), pauses, reports };
}

describe('The budget of lines', () => {
  it('has room for so many in a second, and counts the others', () => {
    const { takeTimes, endSecond, reports } = openBudget(3);
    expect(takeTimes(5)).toEqual([true, true, true, false, false]);
    endSecond();
    expect(reports).toEqual([2]);
  });

  it('has room again in the next second', () => {
    const { takeTimes, endSecond, reports } = openBudget(1);
    takeTimes(2);
    endSecond();
    expect(takeTimes(1)).toEqual([true]);
    endSecond();
    expect(reports).toEqual([1]);
  });

  it('has no timer while nothing is written', () => {
    const { takeTimes, endSecond, pauses } = openBudget(1);
    expect(pauses).toHaveLength(0);
    takeTimes(2);
    expect(pauses).toHaveLength(1);
    endSecond();
    expect(pauses).toHaveLength(0);
  });
});
