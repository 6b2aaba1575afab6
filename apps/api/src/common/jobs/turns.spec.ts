import { describe, expect, it } from 'vitest';
import { LONG_MS, Turns } from './turns.js';

function openTurns(perTurn: number, { maxWaiting = 100, leastPerTurn = perTurn } = {}) {
  const deferred: (() => void)[] = [];
  const ran: number[] = [];
  let now = 0;
  const clock = { now: () => now, after: (_ms: number, task: () => void) => deferred.push(task) };
  const turns = new Turns({ perTurn, leastPerTurn, maxWaiting, clock });
  const run = (...tasks: number[]) => tasks.map((task) => turns.run(() => ran.push(task)));
  /** @returns how many began in the next turn, after one that took so long */
  const endTurn = (tookMs = 0) => {
    const before = ran.length;
    now += tookMs;
    deferred.shift()?.();
    return ran.length - before;
  };
  return { turns, run, ran, deferred, endTurn };
}

describe('Turns', () => {
  it('begin at once what has room in this turn of the event loop', () => {
    const { run, ran } = openTurns(2);
    run(1, 2, 3);
    expect(ran).toEqual([1, 2]);
  });

  it('begin the others in their order, so many in each later turn', () => {
    const { run, ran, endTurn } = openTurns(2);
    run(1, 2, 3, 4, 5);
    endTurn();
    expect(ran).toEqual([1, 2, 3, 4]);
    endTurn();
    expect(ran).toEqual([1, 2, 3, 4, 5]);
  });

  it('count a task for what it costs, and begin what costs more than a turn by itself', () => {
    const { turns, ran, endTurn } = openTurns(2);
    for (const cost of [1, 5, 1, 1, 1]) turns.run(() => ran.push(cost), cost);
    expect(ran).toEqual([1, 5]);
    endTurn();
    expect(ran).toEqual([1, 5, 1, 1]);
  });

  it('let nobody pass those who wait', () => {
    const { run, ran, endTurn } = openTurns(1);
    run(1, 2);
    endTurn();
    run(3, 4);
    expect(ran).toEqual([1, 2]);
    endTurn();
    expect(ran).toEqual([1, 2, 3]);
  });

  it('refuse what finds the line full, and never run it', () => {
    const { run, ran, endTurn } = openTurns(1, { maxWaiting: 1 });
    expect(run(1, 2, 3)).toEqual([true, true, false]);
    endTurn();
    endTurn();
    expect(ran).toEqual([1, 2]);
  });

  it('ask for no further turn once nobody waits', () => {
    const { run, deferred, endTurn } = openTurns(2);
    run(1);
    endTurn();
    expect(deferred).toHaveLength(0);
    run(2, 3);
    endTurn();
    expect(deferred).toHaveLength(0);
  });

  it('are half as large after each that took long, down to what is always left', () => {
    const { run, endTurn } = openTurns(8, { leastPerTurn: 1 });
    run(...Array<number>(50).fill(0));
    const long = LONG_MS + 1;
    expect([long, long, long, long].map(endTurn)).toEqual([4, 2, 1, 1]);
  });

  it('are as large as before after some that were short again', () => {
    const { run, endTurn } = openTurns(8, { leastPerTurn: 2 });
    run(...Array<number>(50).fill(0));
    expect([LONG_MS + 1, LONG_MS + 1, LONG_MS, 0, 0].map(endTurn)).toEqual([4, 2, 4, 8, 8]);
  });

  it('stay as they are, however long, where nothing less was said', () => {
    const { run, endTurn } = openTurns(8);
    run(...Array<number>(50).fill(0));
    expect(endTurn(LONG_MS + 1)).toBe(8);
  });
});
