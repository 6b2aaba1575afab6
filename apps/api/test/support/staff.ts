/** An organiser with somebody in each role, and somebody who has nothing to do with it. */
import type { MemberRole } from '@lastseat/contracts';
import { insertOrganiser, type EventData } from '@lastseat/test-data';
import { afterAll, beforeAll } from 'vitest';
import type { Config } from '../../src/common/config/config.js';
import { startApp, type TestApp } from './app.js';
import { useDatabase, type TestDatabase } from './database.js';
import { createEvent, createUsers } from './factories.js';
import { send, type Answer } from './http.js';

export type Asker = MemberRole | 'stranger' | 'admin';

export interface Staff {
  organiserId: string;
  userIds: Record<Asker, string>;
  tokenOf(asker: Asker): string;
  createEvent(given: Partial<EventData> & { totalTickets: number }): Promise<EventData>;
  ask(asker: Asker, method: string, path: string, body?: object): Promise<Answer>;
}

export async function createStaff(database: TestDatabase, target: TestApp): Promise<Staff> {
  const [owner = '', manager = '', door = '', stranger = '', admin = ''] = await createUsers(
    database,
    5,
  );
  const userIds = { owner, manager, door, stranger, admin };
  const organiserId = await insertOrganiser(database.query.bind(database), [
    { userId: owner, role: 'owner' },
    { userId: manager, role: 'manager' },
    { userId: door, role: 'door' },
  ]);
  const tokens = new Map<Asker, string>();
  for (const asker of ['owner', 'manager', 'door', 'stranger', 'admin'] as const) {
    tokens.set(
      asker,
      await target.tokenFor(userIds[asker], asker === 'admin' ? 'admin' : undefined),
    );
  }
  const tokenOf = (asker: Asker) => tokens.get(asker) ?? '';
  return {
    organiserId,
    userIds,
    tokenOf,
    createEvent: (given) => createEvent(database, { organiserId, ...given }),
    ask: (asker, method, path, body) =>
      send(target.origin, method, path, {
        headers: { authorization: `Bearer ${tokenOf(asker)}` },
        body,
      }),
  };
}

/**
 * For a whole file: an API with a database of its own, and an organiser whose members ask it.
 * @param findSettings asked once what else the test file uses is there
 */
export function useStaff(findSettings: () => Partial<Config> = () => ({})) {
  const database = useDatabase();
  let target: TestApp;
  let staff: Staff;
  beforeAll(async () => {
    target = await startApp(database.url, findSettings());
    staff = await createStaff(database, target);
  });
  afterAll(() => target.close());
  return {
    database,
    get target() {
      return target;
    },
    get staff() {
      return staff;
    },
  };
}
