/** The same load on a database that has sold a little, much and very much before. */
import { median, toFigure } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Part, PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { groupCommit } from './group-commit.js';
import {
  measureRound,
  openContender,
  type Arena,
  type OpenContender,
} from './measure-contenders.js';

const FULL = {
  warmUps: 1,
  rounds: 5,
  milliseconds: 2_000,
  users: 100_000,
  callers: 200,
  stored: [10_000, 1_000_000, 5_000_000],
};
const SMALL: typeof FULL = {
  ...{ warmUps: 0, rounds: 1, milliseconds: 100 },
  ...{ users: 2_000, callers: 20, stored: [1_000, 5_000] },
};

interface Grown {
  stored: number;
  arena: Arena;
  open: OpenContender;
  perSecond: number[];
}

export const growth: Part = {
  key: 'growth',
  title: 'growth, in the process',
  async run({ api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const databases: Grown[] = [];
    try {
      for (const stored of size.stored) {
        progress(`${formatNumber(stored)} bookings are stored`);
        const database = await BenchDatabase.create(postgres, api, `growth_${stored}`);
        const userIds = await database.createUsers(size.users);
        await storeBookings(database, stored, size.users);
        const arena: Arena = { api, database, userIds };
        const open = openContender(arena, groupCommit, groupCommit.poolSizes[0]!);
        databases.push({ stored, arena, open, perSecond: [] });
      }
      for (let round = 1 - size.warmUps; round <= size.rounds; round++) {
        for (const { stored, arena, open, perSecond } of databases) {
          progress(`round ${round} of ${size.rounds}: on ${formatNumber(stored)} bookings`);
          const result = await measureRound(
            arena,
            open,
            size.callers,
            size.milliseconds,
            withoutCheckpoint,
          );
          // The first round reads the pages that every later one finds in memory.
          if (round > 0) perSecond.push(result.perSecond);
        }
      }
      return toResult(databases);
    } finally {
      for (const { arena, open } of databases) {
        await open.close();
        await arena.database.close();
      }
    }
  },
};

/**
 * PostgreSQL writes a page whole at its first change after a checkpoint, and the larger the index the more
 * pages a batch touches. That is due every five minutes (`checkpoint_timeout`); with a checkpoint before
 * each round, two seconds would pay for it.
 * https://www.postgresql.org/docs/current/wal-configuration.html
 */
const withoutCheckpoint = () => Promise.resolve();

/**
 * Every user has the same number of bookings, each of another event; rows as the load writes them. Were
 * they larger (by a key, say), each full page would have a gap that a new row just fits into, and every
 * new booking would go to an old page of its own.
 */
async function storeBookings(database: BenchDatabase, count: number, users: number): Promise<void> {
  const perEvent = Math.min(count, users);
  const events = await database.createEvents(Math.ceil(count / perEvent), perEvent);
  // `replica` leaves out the foreign keys' checks, row by row, of ids that were read a moment before.
  await database.query(
    `SET session_replication_role = replica;
     INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
     SELECT uuidv7(), "User".id, event.id, now()
     FROM unnest('{${events.join(',')}}'::uuid[]) AS event(id)
     CROSS JOIN LATERAL (SELECT id FROM "User" ORDER BY id LIMIT ${perEvent}) AS "User";
     UPDATE "Event" SET "remainingTickets" = 0;
     SET session_replication_role = origin`,
  );
  await database.query('VACUUM ANALYZE "Booking"');
  await database.settle();
}

function toResult(databases: readonly Grown[]): PartResult {
  const costs = databases.map(({ perSecond }) => perSecond.map((rate) => 1e6 / rate));
  const [first, last] = [costs[0]!, costs.at(-1)!];
  return {
    measures: { growthRatio: median(last.map((cost, round) => cost / first[round]!)) },
    tables: [
      {
        caption: 'The same load on a database that has grown',
        columns: ['bookings stored', 'bookings per second', 'µs per booking', 'rounds'],
        rows: databases.map(({ stored, perSecond }, index) => [
          formatNumber(stored),
          formatNumber(median(perSecond)),
          ...listFigure(costs[index]!),
        ]),
      },
    ],
    plots: [
      {
        title: 'Growth: cost of a booking over bookings stored',
        xLabel: 'bookings stored',
        yLabel: 'µs per booking',
        isXLog: true,
        lines: [
          {
            name: groupCommit.title,
            points: databases.map(({ stored }, index) => {
              const { median: y, min: low, max: high } = toFigure(costs[index]!);
              return { x: stored, y, low, high };
            }),
          },
        ],
      },
    ],
  };
}
