import { describe, expect, it } from 'vitest';
import {
  GroupBatcher,
  PUT_BACK,
  PUT_BACK_UNSETTLED,
  type GroupBatcherOptions,
} from './group-batcher.js';
import { BatcherBusyError } from './key-queue.js';

/** A batcher whose time stands still until it is told to go on, and whose batches end when told to. */
function createBatcher(options: Partial<GroupBatcherOptions<string, string>> = {}) {
  let time = 0;
  const timers: { at: number; task: () => void }[] = [];
  const batches: {
    items: string[];
    mayWait: boolean;
    end: (error?: Error) => void;
    putBack: (...items: string[]) => void;
    putBackUnsettled: () => void;
  }[] = [];
  const batcher = new GroupBatcher<string, string>({
    maxBatchSize: 100,
    maxQueued: 1_000,
    maxConcurrent: 10,
    maxWaiting: 5,
    maxYoung: 10,
    youngMs: 20,
    deadlineMs: 1_000,
    execute: (items, mayWait) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) =>
          error ? reject(error) : resolve(items.map((item) => `${item} done`));
        const putBack = (...unwanted: string[]) =>
          resolve(items.map((item) => (unwanted.includes(item) ? PUT_BACK : `${item} done`)));
        const putBackUnsettled = () => resolve(items.map(() => PUT_BACK_UNSETTLED));
        batches.push({ items, mayWait, end, putBack, putBackUnsettled });
      }),
    scheduler: {
      now: () => time,
      defer: (task) => queueMicrotask(task),
      after: (ms, task) => void timers.push({ at: time + ms, task }),
    },
    ...options,
  });
  return {
    batcher,
    batches,
    advance: (ms: number) => {
      time += ms;
      for (const timer of timers.splice(0).filter(({ at, task }) => at > time || void task())) {
        timers.push(timer);
      }
    },
  };
}

/** Lets everything run that does not wait for time or for a batch. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof BatcherBusyError ? error.reason : 'failed'),
  );

describe('GroupBatcher', () => {
  it('hands on what came in one moment as one batch, in the order of its coming', async () => {
    const { batcher, batches } = createBatcher();
    const results = ['a', 'b', 'c'].map((item) => batcher.submit('event', item));
    await settle();
    expect(batches.map((batch) => batch.items)).toEqual([['a', 'b', 'c']]);
    batches[0]?.end();
    expect(await Promise.all(results)).toEqual(['a done', 'b done', 'c done']);
  });

  it('keeps what comes while a batch is under way for the next one', async () => {
    const { batcher, batches } = createBatcher();
    void batcher.submit('event', 'first');
    await settle();
    void batcher.submit('event', 'second');
    void batcher.submit('event', 'third');
    await settle();
    expect(batches).toHaveLength(1);
    batches[0]?.end();
    await settle();
    expect(batches[1]?.items).toEqual(['second', 'third']);
  });

  it('hands on what came in one moment for different keys as one batch', async () => {
    const { batcher, batches } = createBatcher();
    for (const key of ['one', 'two', 'one']) void batcher.submit(key, `of ${key}`);
    await settle();
    expect(batches.map((batch) => batch.items)).toEqual([['of one', 'of one', 'of two']]);
  });

  it('runs batches of different keys side by side, up to its bound', async () => {
    const { batcher, batches } = createBatcher({ maxConcurrent: 2 });
    for (const key of ['one', 'two', 'three', 'four']) {
      void batcher.submit(key, key);
      await settle();
    }
    expect(batches.map((batch) => batch.items)).toEqual([['one'], ['two']]);
    batches[0]?.end();
    await settle();
    expect(batches[2]?.items).toEqual(['three', 'four']);
  });

  it('gathers what comes while enough batches have just begun, and goes on beside one that takes long', async () => {
    const { batcher, batches, advance } = createBatcher({ maxYoung: 1, youngMs: 20 });
    for (const key of ['one', 'two', 'three']) {
      void batcher.submit(key, key);
      await settle();
    }
    expect(batches.map((batch) => batch.items)).toEqual([['one']]);
    advance(19);
    expect(batches).toHaveLength(1);
    advance(1);
    expect(batches.map((batch) => batch.items)).toEqual([['one'], ['two', 'three']]);
    batches[1]?.end();
    await settle();
    // What has ended in time makes room once and not again.
    advance(20);
    for (const key of ['four', 'five']) {
      void batcher.submit(key, key);
      await settle();
    }
    expect(batches.map((batch) => batch.items).slice(2)).toEqual([['four']]);
  });

  it('never runs two batches of one key at once', async () => {
    const { batcher, batches } = createBatcher();
    void batcher.submit('one', 'first');
    await settle();
    void batcher.submit('one', 'second');
    void batcher.submit('two', 'other');
    await settle();
    expect(batches.map((batch) => batch.items)).toEqual([['first'], ['other']]);
    batches[0]?.end();
    await settle();
    expect(batches[2]?.items).toEqual(['second']);
  });

  it('lets the other keys go before a hot key gets its next batch', async () => {
    const { batcher, batches } = createBatcher({ maxConcurrent: 1, maxBatchSize: 1 });
    for (const item of ['a', 'b']) void batcher.submit('hot', item);
    void batcher.submit('quiet', 'c');
    await settle();
    batches[0]?.end();
    await settle();
    expect(batches.map((batch) => batch.items)).toEqual([['a'], ['c']]);
  });

  it('runs a key that was put back alone and in its old order, before what came later', async () => {
    const { batcher, batches } = createBatcher({ maxConcurrent: 1 });
    const results = ['a', 'b'].map((item) => batcher.submit('held up', item));
    const other = batcher.submit('other', 'x');
    await settle();
    const late = batcher.submit('held up', 'late');
    void batcher.submit('third', 'y');
    batches[0]?.putBack('a', 'b');
    expect(await other).toBe('x done');
    await settle();
    expect(batches[1]?.items).toEqual(['a', 'b', 'late']);
    batches[1]?.end();
    expect(await Promise.all([...results, late])).toEqual(['a done', 'b done', 'late done']);
    await settle();
    expect(batches[2]?.items).toEqual(['y']);
  });

  it('refuses an item that was put back once its time is up', async () => {
    const { batcher, batches, advance } = createBatcher({ maxConcurrent: 1, deadlineMs: 1_000 });
    const result = reasonOf(batcher.submit('held up', 'a'));
    void batcher.submit('other', 'x');
    await settle();
    advance(600);
    void batcher.submit('held up', 'b');
    batches[0]?.putBack('a');
    advance(600);
    expect(await result).toBe('deadline');
  });

  it('refuses no item that may have been carried out, however long its next batch takes to begin', async () => {
    const { batcher, batches, advance } = createBatcher({ maxConcurrent: 1, deadlineMs: 1_000 });
    const results = ['a', 'b'].map((item) => batcher.submit('lost', item));
    await settle();
    const late = reasonOf(batcher.submit('lost', 'late'));
    advance(2_000);
    batches[0]?.putBackUnsettled();
    await settle();
    expect(await late).toBe('deadline');
    expect(batches[1]?.items).toEqual(['a', 'b']);
    batches[1]?.end();
    expect(await Promise.all(results)).toEqual(['a done', 'b done']);
  });

  it('lets a batch wait only for one key, and never as many batches as there can be', async () => {
    const { batcher, batches } = createBatcher({ maxConcurrent: 3, maxWaiting: 1 });
    for (const keys of [['one', 'two'], ['three'], ['four']]) {
      for (const key of keys) void batcher.submit(key, key);
      await settle();
    }
    expect(batches.map(({ items, mayWait }) => [...items, mayWait])).toEqual([
      ['one', 'two', false],
      ['three', true],
      ['four', false],
    ]);
    batches[2]?.putBack('four');
    void batcher.submit('five', 'five');
    await settle();
    expect(batches[3]?.items).toEqual(['five']);
    batches[1]?.end();
    await settle();
    expect(batches[4]).toMatchObject({ items: ['four'], mayWait: true });
  });

  it('takes no more than the batch size at once', async () => {
    const { batcher, batches } = createBatcher({ maxBatchSize: 2 });
    for (const item of ['a', 'b', 'c']) void batcher.submit('event', item);
    await settle();
    expect(batches[0]?.items).toEqual(['a', 'b']);
  });

  it('refuses what comes past the bound of the queue, and nothing else', async () => {
    const { batcher, batches } = createBatcher({ maxQueued: 2 });
    const results = ['a', 'b', 'c'].map((item) => reasonOf(batcher.submit(`event ${item}`, item)));
    await settle();
    batches[0]?.end();
    expect(await Promise.all(results)).toEqual(['done', 'done', 'full']);
  });

  it('leaves room for other keys, whichever of them are stuck', async () => {
    const { batcher } = createBatcher({ maxQueued: 12, maxConcurrent: 0 });
    const submit = (key: string, count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          Promise.race([reasonOf(batcher.submit(key, key)), settle().then(() => 'waits')]),
        ),
      ).then((words) => words.filter((word) => word === 'waits').length);
    expect(await submit('stuck', 100)).toBe(6);
    expect(await submit('stuck too', 100)).toBe(3);
    expect(await submit('quiet', 1)).toBe(1);
  });

  it('refuses what waited past the deadline, and never hands it on', async () => {
    const { batcher, batches, advance } = createBatcher({ deadlineMs: 1_000 });
    const first = reasonOf(batcher.submit('event', 'first'));
    await settle();
    const late = reasonOf(batcher.submit('event', 'late'));
    advance(600);
    const inTime = reasonOf(batcher.submit('event', 'in time'));
    advance(600);
    expect(await late).toBe('deadline');
    batches[0]?.end();
    await settle();
    expect(batches[1]?.items).toEqual(['in time']);
    batches[1]?.end();
    expect(await Promise.all([first, inTime])).toEqual(['done', 'done']);
  });

  it('gives the failure of a batch to everyone in it and to nobody else', async () => {
    const { batcher, batches } = createBatcher();
    const failing = ['a', 'b'].map((item) => reasonOf(batcher.submit('event', item)));
    await settle();
    const next = reasonOf(batcher.submit('event', 'c'));
    batches[0]?.end(new Error('gone'));
    await settle();
    batches[1]?.end();
    expect(await Promise.all([...failing, next])).toEqual(['failed', 'failed', 'done']);
  });

  it('on the way down refuses what comes and ends what it has', async () => {
    const { batcher, batches } = createBatcher({ maxBatchSize: 1 });
    const taken = ['a', 'b'].map((item) => reasonOf(batcher.submit('event', item)));
    await settle();
    let isDrained = false;
    const drained = batcher.drain().then(() => (isDrained = true));
    expect(await reasonOf(batcher.submit('event', 'too late'))).toBe('closed');
    batches[0]?.end();
    await settle();
    expect(isDrained).toBe(false);
    batches[1]?.end();
    await drained;
    expect(await Promise.all(taken)).toEqual(['done', 'done']);
    expect(batcher.unfinished).toBe(0);
  });
});
