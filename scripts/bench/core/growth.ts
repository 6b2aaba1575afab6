/** The same load on a database that has sold a little, much and very much before. */
import { median, toFigure } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Bench, Part, PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { groupCommit } from './group-commit.js';
import {
  measureRound,
  openContender,
  type Arena,
  type OpenContender,
} from './measure-contenders.js';
import { storeBookings } from './store-bookings.js';

const FULL = {
  warmUps: 1,
  rounds: 5,
  milliseconds: 2_000,
  users: 100_000,
  callers: 200,
  stored: [10_000, 1_000_000, 5_000_000],
};
const SMALL: typeof FULL = {
  ...{ warmUps: 0, rounds: 1, milliseconds: 50 },
  ...{ users: 2_000, callers: 20, stored: [1_000, 5_000] },
};

interface Grown {
  stored: number;
  filledInSeconds: number;
  /** Of the table of bookings with its indexes, before the first round. */
  bytes: number;
  arena: Arena;
  open: OpenContender;
  perSecond: number[];
}

export const growth: Part = {
  key: 'growth',
  title: 'growth, in the process',
  sizes: ['bookings'],
  async run(bench) {
    const size = chooseSize(bench);
    const { progress } = bench;
    const databases: Grown[] = [];
    try {
      for (const stored of size.stored) databases.push(await fill(bench, stored, size.users));
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

/** The most that are stored, and what that is compared with. */
function chooseSize({ isSmall, sizes: { bookings } }: Bench): typeof FULL {
  const usual = isSmall ? SMALL : FULL;
  if (bookings === undefined) return usual;
  return { ...usual, stored: [...usual.stored.filter((stored) => stored < bookings), bookings] };
}

async function fill(
  { api, postgres, progress }: Bench,
  stored: number,
  users: number,
): Promise<Grown> {
  const database = await BenchDatabase.create(postgres, api, `growth_${stored}`);
  const userIds = await database.createUsers(users);
  const started = performance.now();
  await storeBookings(database, stored, users, progress);
  const filledInSeconds = (performance.now() - started) / 1_000;
  const [size] = await database.query<{ bytes: string }>(
    `SELECT pg_total_relation_size('"Booking"') AS bytes`,
  );
  const arena: Arena = { api, database, userIds };
  const open = openContender(arena, groupCommit, groupCommit.poolSizes[0]!);
  return { stored, filledInSeconds, bytes: Number(size!.bytes), arena, open, perSecond: [] };
}

/**
 * PostgreSQL writes a page whole at its first change after a checkpoint, and the larger the index the more
 * pages a batch touches. That is due every five minutes (`checkpoint_timeout`); with a checkpoint before
 * each round, two seconds would pay for it.
 * https://www.postgresql.org/docs/current/wal-configuration.html
 */
const withoutCheckpoint = () => Promise.resolve();

function toResult(databases: readonly Grown[]): PartResult {
  const costs = databases.map(({ perSecond }) => perSecond.map((rate) => 1e6 / rate));
  const [first, last] = [costs[0]!, costs.at(-1)!];
  return {
    measures: { growthRatio: median(last.map((cost, round) => cost / first[round]!)) },
    tables: [
      {
        caption: 'The same load on a database that has grown',
        columns: [
          ...['bookings stored', 'filled in s', 'GB with indexes'],
          ...['bookings per second', 'µs per booking', 'rounds'],
        ],
        rows: databases.map(({ stored, filledInSeconds, bytes, perSecond }, index) => [
          formatNumber(stored),
          formatNumber(filledInSeconds),
          formatNumber(bytes / 1e9),
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
