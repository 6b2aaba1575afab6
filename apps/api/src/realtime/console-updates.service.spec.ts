import { makeBooking } from '@lastseat/test-data';
import type { ConsoleUpdate } from '@lastseat/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  CONSOLE_GATHER_MS,
  CONSOLE_PAUSE_MS,
  ConsoleUpdatesService,
  type ConsoleSource,
  type OwnedUpdate,
} from './console-updates.service.js';

const ada = { id: 'ada', sessionId: 'a session', role: 'attendee' as const };
const owned = (id: string): OwnedUpdate => ({ userId: 'eve', update: makeBooking({ id }) });

describe('The console of an event', () => {
  let due: { ms: number; task: () => void }[];
  let read: string[][];
  let sent: { allowed: string[] }[];
  let allowed: Set<string>;
  let failsToRead: boolean;
  let updates: ConsoleUpdatesService;

  const source: ConsoleSource = {
    listAllowed: () => Promise.resolve(allowed),
    read: (eventId, changed) => {
      if (failsToRead) return Promise.reject(new Error('The database is away'));
      read.push(changed.map(({ update }) => update.id));
      return Promise.resolve({ eventId } as ConsoleUpdate);
    },
  };

  beforeEach(() => {
    [due, read, sent, allowed, failsToRead] = [[], [], [], new Set(['ada']), false];
    updates = new ConsoleUpdatesService((ms, task) => {
      const one = { ms, task };
      due.push(one);
      return () => (due = due.filter((other) => other !== one));
    });
    updates.connect(source);
    updates.attach({
      isWatched: (eventId) => eventId === 'watched',
      listUsers: () => [ada],
      send: (_update, to) => sent.push({ allowed: [...to] }),
    });
  });

  /** Lets the next timer run, and what it began end. */
  async function elapse(): Promise<number | undefined> {
    const next = due.shift();
    next?.task();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    return next?.ms;
  }

  it('is told of the count and of the bookings that changed it by one message', async () => {
    updates.note('watched');
    updates.note('watched', owned('one'));
    expect(await elapse()).toBe(CONSOLE_GATHER_MS);
    expect(read).toEqual([['one']]);
  });

  it('is told again at the end of a pause, once, and not when nothing has changed', async () => {
    updates.note('watched', owned('one'));
    await elapse();
    for (const id of ['two', 'three']) updates.note('watched', owned(id));
    expect(read).toHaveLength(1);
    expect(await elapse()).toBe(CONSOLE_PAUSE_MS);
    expect(read).toEqual([['one'], ['two', 'three']]);
    await elapse();
    expect([read.length, due]).toEqual([2, []]);
  });

  it('is told the last of what happened while there is more than a message holds', async () => {
    for (let index = 0; index < 30; index++) updates.note('watched', owned(String(index)));
    await elapse();
    expect([read[0]?.length, read[0]?.at(-1)]).toEqual([20, '29']);
  });

  it('is told what could not be read, as soon as it can', async () => {
    failsToRead = true;
    updates.note('watched', owned('one'));
    await elapse();
    failsToRead = false;
    updates.note('watched', owned('two'));
    await elapse();
    expect(read).toEqual([['one', 'two']]);
  });

  it('asks with each message who may hear it', async () => {
    updates.note('watched');
    await elapse();
    allowed = new Set();
    updates.note('watched');
    await elapse();
    expect(sent).toEqual([{ allowed: ['ada'] }, { allowed: [] }]);
  });

  it('costs nothing while nobody has it open', () => {
    updates.note('another', owned('one'));
    expect(due).toEqual([]);
  });

  it('is told nothing any more once the process ends', async () => {
    updates.note('watched');
    updates.beforeApplicationShutdown();
    expect(due).toEqual([]);
    updates.note('watched');
    expect(due).toEqual([]);
  });
});
