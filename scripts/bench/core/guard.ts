/** What it costs who books that nobody but the core moves seats: with the triggers awake and asleep, in turn. */
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Part, PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { groupCommit } from './group-commit.js';
import { measureRound, openContender, type Arena } from './measure-contenders.js';

const FULL = { users: 60_000, rounds: 40, milliseconds: 500, callers: [1, 200] };
const SMALL: typeof FULL = { users: 3_000, rounds: 1, milliseconds: 50, callers: [1, 20] };

export const guard: Part = {
  key: 'guard',
  title: 'what the guard of the core costs, for batches of one and of many',
  async run({ api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(postgres, api, 'guard');
    // A batch of one waits for the disk and little else. Without that wait the difference is seen.
    const hasty = BenchDatabase.open(
      `${database.url}?options=${encodeURIComponent('-c synchronous_commit=off')}`,
    );
    try {
      const userIds = await database.createUsers(size.users);
      const results: Result[] = [];
      for (const callers of size.callers) {
        const arena = { api, userIds, database: callers === 1 ? hasty : database };
        results.push(await measure(arena, { ...size, callers }, progress));
      }
      return toResult(results);
    } finally {
      await hasty.close();
      await database.close();
    }
  },
};

interface Result {
  callers: number;
  asleep: number[];
  awake: number[];
}

async function measure(
  arena: Arena,
  { callers, rounds, milliseconds }: { callers: number; rounds: number; milliseconds: number },
  progress: (text: string) => void,
): Promise<Result> {
  const open = openContender(arena, groupCommit, groupCommit.poolSizes[0]!);
  const result: Result = { callers, asleep: [], awake: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      // Whoever begins has the coldest caches: each does so in its turn.
      const ways = ['asleep', 'awake'] as const;
      for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
        progress(`${callers} callers, round ${round + 1} of ${rounds}: ${way}`);
        await turnGuard(arena.database, way);
        const { perSecond } = await measureRound(arena, open, callers, milliseconds);
        result[way].push(perSecond);
      }
    }
    return result;
  } finally {
    await open.close();
  }
}

const turnGuard = (database: BenchDatabase, way: 'asleep' | 'awake') =>
  database.query(
    `DO $$
     DECLARE guard record;
     BEGIN
       FOR guard IN SELECT tgrelid::regclass AS table, tgname FROM pg_trigger
                    WHERE tgfoid = '"refuseOutsideCore"'::regproc
       LOOP
         EXECUTE format('ALTER TABLE %s ${way === 'awake' ? 'ENABLE' : 'DISABLE'} TRIGGER %I',
                        guard.table, guard.tgname);
       END LOOP;
     END $$`,
  );

function toResult(results: readonly Result[]): PartResult {
  const shareOf = ({ asleep, awake }: Result) =>
    median(awake.map((one, round) => one / asleep[round]!)) * 100;
  const [alone, many] = results as [Result, Result];
  return {
    measures: { guardAlonePercent: shareOf(alone), guardPercent: shareOf(many) },
    tables: [
      {
        caption:
          'One hot event with the guard of the core, bookings per second (a single caller does not wait for the disk)',
        columns: ['callers', 'asleep', 'rounds', 'awake', 'rounds', 'awake of asleep'],
        rows: results.map((result) => [
          String(result.callers),
          ...[...listFigure(result.asleep), ...listFigure(result.awake)],
          `${formatNumber(shareOf(result))} %`,
        ]),
      },
    ],
    plots: [],
  };
}
