/** Committers for all tests of a file, started before them and closed after them. */
import { startDatabaseProxy, type DatabaseProxy } from '@lastseat/database-proxy';
import { afterAll, beforeAll } from 'vitest';
import type { BookingCommand } from '../../src/bookings/domain/booking-command.js';
import type { Outcome } from '../../src/bookings/domain/outcome.js';
import { startCommitter, type TestCommitter } from './committer.js';
import type { TestDatabase } from './database.js';

/** One whose way to the database can be broken. */
export function useBreakableCommitter(database: TestDatabase) {
  let proxy: DatabaseProxy;
  let core: TestCommitter;

  beforeAll(async () => {
    proxy = await startDatabaseProxy(database.url);
    core = startCommitter(proxy.url);
  });
  afterAll(async () => {
    await core.close();
    await proxy.close();
  });

  return {
    submit: (command: BookingCommand): Promise<Outcome> => core.committer.submit(command),
    get announced() {
      return core.announced;
    },
    get proxy() {
      return proxy;
    },
  };
}

/** Two of them, as two API processes would be: neither knows of the other's queue. */
export function useTwoCommitters(database: TestDatabase) {
  let processes: [TestCommitter, TestCommitter];

  beforeAll(() => {
    processes = [startCommitter(database.url), startCommitter(database.url)];
  });
  afterAll(() => Promise.all(processes.map((one) => one.close())));

  return {
    /** Sends every other command to the other committer. */
    submit: (command: BookingCommand, index = 0): Promise<Outcome> =>
      processes[index % 2 === 0 ? 0 : 1].committer.submit(command),
    get first() {
      return processes[0];
    },
    get all() {
      return processes;
    },
  };
}
