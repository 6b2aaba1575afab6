import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

function openTurns(perTurn: number, maxWaiting = 100) {
  const deferred: (() => void)[] = [];
  const ran: number[] = [];
  const turns = new Turns({ perTurn, maxWaiting, defer: (task) => deferred.push(task) });
  const run = (...tasks: number[]) => tasks.map((task) => turns.run(() => ran.push(task)));
  return { turns, run, ran, deferred, endTurn: () => deferred.shift()?.() };
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
    const { run, ran, endTurn } = openTurns(1, 1);
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
});
