import { beforeEach, describe, expect, it } from 'vitest';
import { SharedReads } from './shared-reads.js';

interface Query {
  ids: string[];
  answer(): void;
  fail(error: Error): void;
}

const bounds = { idsPerQuery: 4, pauseMs: 5, waitingBytes: 10_000 };

describe('Shared reads', () => {
  let queries: Query[];
  let pauses: (() => void)[];
  let reads: SharedReads<{ eventId: string; query: number }>;

  beforeEach(() => {
    [queries, pauses] = [[], []];
    reads = new SharedReads(
      bounds,
      (ids) =>
        new Promise((resolve, reject) => {
          const query = queries.length;
          const answer = () => resolve(ids.map((eventId) => ({ eventId, query })));
          queries.push({ ids, answer, fail: reject });
        }),
      (_ms, task) => {
        pauses.push(task);
        return () => undefined;
      },
    );
  });

  /** Ends the query that is under way, and the pause after it. */
  async function finish(end: (query: Query) => void = (query) => query.answer()): Promise<void> {
    end(queries.at(-1)!);
    await new Promise((resolve) => setImmediate(resolve));
    pauses.shift()!();
  }

  it('serve all who come while a query is under way by one other, each id once', async () => {
    const first = reads.read(['a']);
    const later = [reads.read(['a', 'b']), reads.read(['b']), reads.read(['a'])];
    expect(queries.map(({ ids }) => ids)).toEqual([['a']]);
    await finish();
    expect(queries.map(({ ids }) => ids)).toEqual([['a'], ['a', 'b']]);
    await finish();
    expect((await first)?.get('a')?.query).toBe(0);
    for (const rows of later) expect((await rows)?.size).toBe(2);
  });

  it('never answer from a query that had begun before the caller came', async () => {
    const early = reads.read(['a']);
    const late = reads.read(['a']);
    await finish();
    await finish();
    expect((await early)?.get('a')?.query).toBe(0);
    expect((await late)?.get('a')?.query).toBe(1);
  });

  it('pause after a query, whatever waits', async () => {
    void reads.read(['a']);
    void reads.read(['b']);
    queries[0]!.answer();
    await new Promise((resolve) => setImmediate(resolve));
    expect(queries).toHaveLength(1);
    pauses.shift()!();
    expect(queries).toHaveLength(2);
  });

  it('ask for a bounded number of ids at once, so that no turn of the loop has too many answers', async () => {
    void reads.read(['a']);
    for (let caller = 0; caller < 3; caller++) void reads.read(['b', 'c']);
    await finish();
    await finish();
    expect(queries.map(({ ids }) => ids)).toEqual([['a'], ['b', 'c'], ['b', 'c']]);
    await finish();
    expect(pauses).toEqual([]);
  });

  it('turn away who comes when too many wait, and take others when those are served', async () => {
    const taken = Array.from({ length: 9 }, () => reads.read(['a']));
    expect(taken).not.toContain(null);
    expect(reads.read(['a'])).toBeNull();
    await finish();
    expect(reads.read(['a'])).not.toBeNull();
  });

  it('tell those whom a failed query was for, and no other', async () => {
    const unlucky = reads.read(['a']);
    const lucky = reads.read(['a']);
    const failure = expect(unlucky).rejects.toThrow('gone');
    await finish((query) => query.fail(new Error('gone')));
    await failure;
    await finish();
    expect((await lucky)?.has('a')).toBe(true);
  });
});
