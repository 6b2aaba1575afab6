import { describe, expect, it } from 'vitest';
import { BoundedQueue } from './bounded-queue.js';
import { MAX_AGE_MS, BriefCache } from './brief-cache.js';

function setUp({ maxEntries = 100, maxBytes = 1_000 } = {}) {
  let now = 1_000_000;
  const reads = new BriefCache<string>(
    () => new Date(now),
    { maxEntries, maxBytes },
    (value) => value.length,
  );
  const lane = new BoundedQueue({ atOnce: 1_000, maxWaiting: 0, maxWaitMs: 5_000 });
  let queries = 0;
  const read = (key = 'a page', answer = () => Promise.resolve(`answer ${queries}`)) =>
    reads.read(key, lane, () => {
      queries += 1;
      return answer();
    });
  return { reads, read, countQueries: () => queries, advance: (ms: number) => void (now += ms) };
}

describe('A shared read', () => {
  it('is one query for a thousand who come at once', async () => {
    const { read, countQueries } = setUp();
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => read()));
    expect(countQueries()).toBe(1);
    expect(new Set(answers)).toEqual(new Set(['answer 1']));
  });

  it('serves those who come within a second, and nobody after it', async () => {
    const { read, countQueries, advance } = setUp();
    await read();
    advance(MAX_AGE_MS - 1);
    expect(await read()).toBe('answer 1');
    advance(1);
    expect(await read()).toBe('answer 2');
    expect(countQueries()).toBe(2);
  });

  it('is as old as the beginning of its query', async () => {
    const { read, advance } = setUp();
    await read('a page', () => {
      advance(MAX_AGE_MS);
      return Promise.resolve('slow');
    });
    expect(await read()).toBe('answer 2');
  });

  it('does not become young again when the clock is set back', async () => {
    const { read, advance } = setUp();
    await read();
    advance(-3_600_000);
    expect(await read()).toBe('answer 2');
  });

  it('that fails fails for all who share it, and is not kept', async () => {
    const { read, countQueries } = setUp();
    const fail = () => Promise.reject(new Error('away'));
    const answers = await Promise.allSettled([read('a page', fail), read('a page', fail)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(countQueries()).toBe(1);
    expect(await read()).toBe('answer 2');
  });

  it('keeps so many answers and no more, however many different ones are asked for', async () => {
    const { reads, read, countQueries } = setUp({ maxEntries: 100, maxBytes: 1_000_000 });
    for (let search = 0; search < 10_000; search++) await read(String(search));
    expect(reads.size).toBe(100);
    await read('9999');
    expect(countQueries()).toBe(10_000);
  });

  it('keeps so many bytes and no more', async () => {
    const { reads, read } = setUp({ maxEntries: 100, maxBytes: 1_000 });
    for (const key of ['a', 'b', 'c', 'd']) await read(key, () => Promise.resolve('x'.repeat(300)));
    expect(reads.size).toBe(3);
    await read('larger than all', () => Promise.resolve('x'.repeat(1_001)));
    expect(reads.size).toBe(0);
  });

  it('leaves nothing behind that nobody may get any more', async () => {
    const { reads, read, advance } = setUp();
    for (const key of ['a', 'b', 'c']) await read(key);
    advance(MAX_AGE_MS);
    await read('d');
    expect(reads.size).toBe(1);
  });
});
