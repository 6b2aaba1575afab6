import { beforeEach, describe, expect, it } from 'vitest';
import { GatheredReads } from './gathered-reads.js';

interface Query {
  keys: string[];
  answer: () => void;
  fail: () => void;
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('Gathered reads', () => {
  let queries: Query[];
  let reads: GatheredReads<string>;

  beforeEach(() => {
    queries = [];
    reads = new GatheredReads({
      perQuery: 3,
      maxWaiting: 4,
      query: (keys) =>
        new Promise((resolve, reject) => {
          const known = keys.filter((key) => key !== 'nobody');
          const values = new Map(known.map((key) => [key, `${key} of query ${queries.length}`]));
          const answer = () => resolve(values);
          queries.push({ keys, answer, fail: () => reject(new Error('gone')) });
        }),
    });
  });

  it('ask once for all who come in one turn, each key once', async () => {
    const answers = ['a', 'b', 'a'].map((key) => reads.find(key));
    await nextTurn();
    queries[0]!.answer();
    expect(await Promise.all(answers)).toEqual(['a of query 0', 'b of query 0', 'a of query 0']);
    expect(queries.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  });

  it('answer nobody from a query that began before he asked', async () => {
    const early = reads.find('a');
    await nextTurn();
    const late = reads.find('a');
    queries[0]!.answer();
    expect(await early).toBe('a of query 0');
    await nextTurn();
    queries[1]!.answer();
    expect(await late).toBe('a of query 1');
  });

  it('say that there is none', async () => {
    const answer = reads.find('nobody');
    await nextTurn();
    queries[0]!.answer();
    expect(await answer).toBeUndefined();
  });

  it('ask for a bounded number at once, and refuse who comes when too many wait', async () => {
    const answers = ['a', 'b', 'c', 'd'].map((key) => reads.find(key));
    await expect(reads.find('e')).rejects.toMatchObject({ code: 'busy' });
    await nextTurn();
    queries[0]!.answer();
    await Promise.all(answers.slice(0, 3));
    await nextTurn();
    queries[1]!.answer();
    expect(await answers[3]).toBe('d of query 1');
  });

  it('fail those whom a failed query was for, and go on', async () => {
    const unlucky = reads.find('a');
    await nextTurn();
    const lucky = reads.find('b');
    const failure = expect(unlucky).rejects.toThrow('gone');
    queries[0]!.fail();
    await failure;
    await nextTurn();
    queries[1]!.answer();
    expect(await lucky).toBe('b of query 1');
  });
});
