import { describe, expect, it } from 'vitest';
import type { KafkaRecord, OpenedProducer } from './producer.js';
import { splitByLength, TopicWriter } from './topic-writer.js';

const recordOf = (value: string): KafkaRecord => ({ key: 'key', value });

/** Producers that send when they are told to. */
function createProducers() {
  const opened: { sends: string[][]; isClosed: boolean }[] = [];
  const pending: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const open = (): OpenedProducer => {
    const own = { sends: [] as string[][], isClosed: false };
    opened.push(own);
    return {
      send(_topic, records) {
        own.sends.push(records.map(({ value }) => value));
        return new Promise((resolve, reject) => pending.push({ resolve, reject }));
      },
      close() {
        own.isClosed = true;
        return Promise.resolve();
      },
    };
  };
  /** Resolves with what is under way, once something is. */
  const next = async () => {
    for (;;) {
      const one = pending.shift();
      if (one) return one;
      await new Promise(setImmediate);
    }
  };
  return { opened, pending, next, writer: new TopicWriter('topic', open) };
}

describe('A topic', () => {
  it('is written to by one send at a time, and what comes meanwhile goes with the next', async () => {
    const { opened, pending, next, writer } = createProducers();
    const first = writer.write([recordOf('a')]);
    const answer = await next();
    const others = ['b', 'c', 'd'].map((value) => writer.write([recordOf(value)]));
    await new Promise(setImmediate);
    expect(pending).toEqual([]);
    answer.resolve();
    await first;
    (await next()).resolve();
    await Promise.all(others);
    expect(opened.map(({ sends }) => sends)).toEqual([[['a'], ['b', 'c', 'd']]]);
  });

  it('gets no more from a producer that has failed', async () => {
    const { opened, next, writer } = createProducers();
    const refused = writer.write([recordOf('a')]);
    (await next()).reject(new Error('No leader'));
    await expect(refused).rejects.toThrow('No leader');
    const taken = writer.write([recordOf('a')]);
    (await next()).resolve();
    await taken;
    expect(opened).toEqual([
      { sends: [['a']], isClosed: true },
      { sends: [['a']], isClosed: false },
    ]);
  });

  it('that is closed refuses what waits', async () => {
    const { opened, next, writer } = createProducers();
    const underWay = writer.write([recordOf('a')]);
    const answer = await next();
    const waiting = expect(writer.write([recordOf('b')])).rejects.toThrow('its process ends');
    await writer.close();
    await waiting;
    answer.resolve();
    await underWay;
    expect(opened).toEqual([{ sends: [['a']], isClosed: true }]);
  });
});

describe('Records', () => {
  it.each([
    [[], []],
    [['aa'], [['aa']]],
    [['aa', 'bb'], [['aa', 'bb']]],
    [
      ['aa', 'bb', 'c', 'dddd'],
      [['aa', 'bb'], ['c'], ['dddd']],
    ],
    [
      ['too long', 'a'],
      [['too long'], ['a']],
    ],
  ])('%j are written as %j', (values, parts) => {
    const split = splitByLength(values.map(recordOf), 4);
    expect(split.map((part) => part.map(({ value }) => value))).toEqual(parts);
  });
});
