import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageGatherer, placeOf, type GatheredMessage } from './message-gatherer.js';
import type { ReadFact } from './read-record.js';

/** The facts of a message of one aggregate, as they stand in the topic from that offset on. */
function factsOf(aggregateId: string, version: number, count: number, offset: number): ReadFact[] {
  return Array.from({ length: count }, (_, index) => ({
    record: {
      ...{ topic: 'topic', partition: 0, offset: BigInt(offset + index), count },
      ...{ key: aggregateId, value: '' },
    },
    ...{ messageId: `${aggregateId} ${version}`, index, aggregateType: 'account' as const },
    ...{ aggregateId, version, createdAt: new Date(0), fact: null },
  }));
}

const place = placeOf(factsOf('a', 1, 1, 0)[0]!);
const gather = (gatherer: MessageGatherer, reads: readonly ReadFact[]) =>
  reads.flatMap((read) => gatherer.add(read));
const describeMessage = (message: GatheredMessage) =>
  [...message.values()].map(({ messageId, index }) => `${messageId}, ${index}`);

describe('Facts that were committed together', () => {
  it('are given together, once, whatever comes between them and however often they come', () => {
    const messages = fc.array(
      fc.record({ aggregate: fc.nat(3), count: fc.integer({ min: 1, max: 3 }) }),
    );
    fc.assert(
      fc.property(messages, fc.infiniteStream(fc.nat(10)), (drawn, choices) => {
        const queues = new Map<string, ReadFact[]>();
        const expected: string[][] = [];
        for (const [version, { aggregate, count }] of drawn.entries()) {
          const facts = factsOf(String(aggregate), version, count, 0);
          // Before all of it is there, what came first comes again: a send that was cut short.
          const [first] = facts as [ReadFact];
          const told = count > 1 ? [first, ...facts] : facts;
          queues.set(String(aggregate), [...(queues.get(String(aggregate)) ?? []), ...told]);
          expected.push(facts.map(({ messageId, index }) => `${messageId}, ${index}`));
        }
        const gatherer = new MessageGatherer();
        const given: GatheredMessage[] = [];
        const waiting = [...queues.values()];
        while (waiting.some((queue) => queue.length > 0)) {
          const left = waiting.filter((queue) => queue.length > 0);
          const queue = left[(choices.next().value as number) % left.length]!;
          given.push(...gatherer.add(queue.shift()!));
        }
        expect(given.map(describeMessage).sort()).toEqual(expected.sort());
        expect(gatherer.firstHeld(place)).toBeUndefined();
      }),
    );
  });

  it('hold the offset at the first of them until all are there', () => {
    const gatherer = new MessageGatherer();
    const [first, second] = factsOf('a', 1, 2, 10) as [ReadFact, ReadFact];
    expect(gather(gatherer, [first, ...factsOf('b', 1, 1, 11)])).toHaveLength(1);
    expect(gatherer.firstHeld(place)).toBe(10n);
    expect(gather(gatherer, [second])).toHaveLength(1);
    expect(gatherer.firstHeld(place)).toBeUndefined();
  });

  it('are given without those that never come, when something later has come', () => {
    const gatherer = new MessageGatherer();
    const [first] = factsOf('a', 1, 2, 0) as [ReadFact];
    const given = gather(gatherer, [first, ...factsOf('a', 2, 1, 1)]);
    expect(given.map(describeMessage)).toEqual([['a 1, 0'], ['a 2, 0']]);
    expect(gatherer.firstHeld(place)).toBeUndefined();
  });
});
