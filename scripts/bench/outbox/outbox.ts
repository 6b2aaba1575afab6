/** What the outbox costs who books, how much it carries, and how long it takes. */
import { BenchDatabase } from '../lib/bench-database.js';
import type { Arena } from '../core/measure-contenders.js';
import type { Part } from '../part.js';
import { measureDelay } from './delay.js';
import { measureHotEvent } from './hot-event.js';
import { measureRelay } from './relay.js';

const FULL = {
  users: 120_000,
  hotEvent: { rounds: 9, milliseconds: 2_000, callers: 200 },
  relay: { rounds: 3, facts: 20_000 },
  idle: 100,
  busy: 10_000,
};
const SMALL: typeof FULL = {
  users: 3_000,
  hotEvent: { rounds: 1, milliseconds: 50, callers: 20 },
  relay: { rounds: 1, facts: 2_000 },
  idle: 3,
  busy: 100,
};

export const outbox: Part = {
  key: 'outbox',
  title: 'the outbox: its price, its throughput, its delay',
  async run({ api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(postgres, api, 'outbox');
    try {
      const arena: Arena = { api, database, userIds: await database.createUsers(size.users) };
      const results = [
        await measureHotEvent(arena, size.hotEvent, progress),
        await measureRelay(api, database, size.relay, progress),
        await measureDelay(arena, listPaces(size), progress),
      ];
      return {
        measures: Object.assign({}, ...results.map(({ measures }) => measures)) as Record<
          string,
          number
        >,
        tables: results.flatMap(({ tables }) => tables),
        plots: [],
      };
    } finally {
      await database.close();
    }
  },
};

const listPaces = ({ idle, busy }: typeof FULL) => [
  {
    ...{ title: '10 a second', measure: 'outboxIdleDelayP99Ms' },
    ...{ bookings: idle, perSecond: 10 },
  },
  {
    ...{ title: '500 a second', measure: 'outboxDelayP99Ms' },
    ...{ bookings: busy, perSecond: 500 },
  },
];
