/** One hot event: our committer against every rival, from one caller to a thousand. */
import { median, toFigure, type Figure } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { LoadResult } from '../lib/load.js';
import type { Table } from '../../report/page.js';
import type { Bench, Part, PartResult } from '../part.js';
import type { Plot } from '../../report/line-plot.js';
import { groupCommit } from './group-commit.js';
import { interactiveTransaction } from './interactive-transaction.js';
import { measureRound, openTuned, type Arena, type OpenContender } from './measure-contenders.js';
import { oneStatement } from './one-statement.js';
import { skipLocked } from './skip-locked.js';
import { versionColumn } from './version-column.js';

const contenders = [groupCommit, interactiveTransaction, versionColumn, oneStatement, skipLocked];

const FULL = {
  // One caller waits for the disk and little else, and that is what varies most.
  rounds: (callers: number): number => (callers === 1 ? 9 : 3),
  milliseconds: 2_000,
  users: 120_000,
  callers: [1, 10, 50, 200, 1_000],
};
const SMALL = { rounds: () => 1, milliseconds: 50, users: 3_000, callers: [1, 20] };
/** Where the rivals are tuned and compared. */
const compared = (callers: readonly number[]) => (callers.includes(200) ? 200 : callers.at(-1)!);

/** All rounds of one contender at one number of callers. */
type Rounds = Map<string, LoadResult[]>;
const keyOf = (contender: string, callers: number) => `${contender} ${callers}`;

export const core: Part = {
  key: 'core',
  title: 'one hot event, in the process',
  async run(bench) {
    const size = bench.isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(bench.postgres, bench.api, 'core');
    const opened: OpenContender[] = [];
    try {
      for (const contender of contenders) await contender.prepareDatabase?.(database);
      const userIds = await database.createUsers(size.users);
      const arena: Arena = { api: bench.api, database, userIds };
      for (const contender of contenders) {
        bench.progress(`best pool of: ${contender.title}`);
        const callers = compared(size.callers);
        const tuning = { callers, milliseconds: size.milliseconds / 2, isSmall: bench.isSmall };
        opened.push(await openTuned(arena, contender, tuning));
      }
      return toResult(await measureAll(bench, arena, opened, size), opened, size.callers);
    } finally {
      for (const open of opened) await open.close();
      await database.close();
    }
  },
};

async function measureAll(
  bench: Bench,
  arena: Arena,
  opened: readonly OpenContender[],
  size: typeof FULL,
): Promise<Rounds> {
  const rounds: Rounds = new Map();
  for (const callers of size.callers) {
    const count = size.rounds(callers);
    for (let round = 1; round <= count; round++) {
      for (const open of opened) {
        const { key, title } = open.contender;
        bench.progress(`${callers} callers, round ${round} of ${count}: ${title}`);
        const result = await measureRound(arena, open, callers, size.milliseconds);
        const all = rounds.get(keyOf(key, callers)) ?? [];
        rounds.set(keyOf(key, callers), [...all, result]);
      }
    }
  }
  return rounds;
}

function toResult(
  rounds: Rounds,
  opened: readonly OpenContender[],
  callers: readonly number[],
): PartResult {
  const figureOf: FigureOf = (key, count, of) =>
    toFigure((rounds.get(keyOf(key, count)) ?? []).map(of));
  const plot = (yLabel: string, of: (result: LoadResult) => number) =>
    plotContenders(yLabel, opened, callers, (key, count) => figureOf(key, count, of));
  return {
    measures: compare(rounds, compared(callers)),
    tables: [tabulateContenders(opened, callers, figureOf)],
    plots: [
      plot('bookings per second', (result) => result.perSecond),
      plot('p99 in ms', (result) => result.p99Ms),
    ],
  };
}

type FigureOf = (key: string, callers: number, of: (result: LoadResult) => number) => Figure;

function tabulateContenders(
  opened: readonly OpenContender[],
  callers: readonly number[],
  figureOf: FigureOf,
): Table {
  return {
    caption: 'One hot event, bookings per second (p99 in ms), median of the rounds',
    columns: ['way', 'pool', ...callers.map((count) => `${count} callers`)],
    rows: opened.map(({ contender: { key, title }, poolSize }) => [
      title,
      String(poolSize),
      ...callers.map((count) => {
        const perSecond = figureOf(key, count, (result) => result.perSecond);
        const p99 = figureOf(key, count, (result) => result.p99Ms);
        return `${formatNumber(perSecond.median)} (${formatNumber(p99.median)})`;
      }),
    ]),
  };
}

function plotContenders(
  yLabel: string,
  opened: readonly OpenContender[],
  callers: readonly number[],
  figureOf: (key: string, callers: number) => Figure,
): Plot {
  return {
    title: `One hot event: ${yLabel} over callers`,
    xLabel: 'callers',
    yLabel,
    isXLog: true,
    isYLog: true,
    lines: opened.map(({ contender: { key, title } }) => ({
      name: title,
      points: callers.map((count) => {
        const { median: y, min: low, max: high } = figureOf(key, count);
        return { x: count, y, low, high };
      }),
    })),
  };
}

/** Medians of the ratios within each round, so that what slowed a whole round down cancels out. */
function compare(rounds: Rounds, callers: number): Record<string, number> {
  const ratio = (rival: string, count: number, of: (result: LoadResult) => number) => {
    const ours = rounds.get(keyOf(groupCommit.key, count)) ?? [];
    const theirs = rounds.get(keyOf(rival, count)) ?? [];
    return median(ours.map((result, round) => of(result) / of(theirs[round]!)));
  };
  const perSecond = (result: LoadResult) => result.perSecond;
  return {
    coreBookingsPerSecond: median(
      (rounds.get(keyOf(groupCommit.key, callers)) ?? []).map(perSecond),
    ),
    coreVsInteractiveTransaction: ratio(interactiveTransaction.key, callers, perSecond),
    coreVsVersionColumn: ratio(versionColumn.key, callers, perSecond),
    coreVsOneStatement: ratio(oneStatement.key, callers, perSecond),
    coreVsSkipLocked: ratio(skipLocked.key, callers, perSecond),
    singleCallerLatencyRatio: ratio(interactiveTransaction.key, 1, (result) => result.p50Ms),
  };
}
