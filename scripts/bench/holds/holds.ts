/** What holds cost who books: where nothing is held, where much is, and where a thousand a second run out. */
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { groupCommit } from '../core/group-commit.js';
import { measureRound, openContender, type Arena } from '../core/measure-contenders.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Part } from '../part.js';
import { listFigure } from '../report/table.js';
import { endHolds, makeHolds, type HoldPlan } from './make-holds.js';
import { withoutHolds } from './without-holds.js';

const FULL = { people: 120_000, rounds: 24, milliseconds: 500, callers: 200 };
const SMALL: typeof FULL = { people: 3_000, rounds: 1, milliseconds: 50, callers: 20 };

const RUN_OUT_A_SECOND = 1_000;
/** A round may last a little longer. */
const SPARE = 1.5;

export const holds: Part = {
  key: 'holds',
  title: 'what is held, and what it costs who books',
  async run({ api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(postgres, api, 'holds');
    const planned = Math.ceil((size.milliseconds / 1_000) * RUN_OUT_A_SECOND * SPARE);
    const userIds = await database.createUsers(size.people + planned);
    const arena: Arena = { api, database, userIds: userIds.slice(planned) };
    const ways = listWays(arena, userIds.slice(0, planned));
    try {
      for (let round = 0; round < size.rounds; round++) {
        // Whoever begins has the coldest caches: each does so in its turn.
        const first = round % ways.length;
        for (const way of [...ways.slice(first), ...ways.slice(0, first)]) {
          progress(`round ${round + 1} of ${size.rounds}: ${way.title}`);
          const { perSecond } = await measureWay(arena, way, size);
          way.perSecond.push(perSecond);
        }
      }
      return toResult(ways);
    } finally {
      for (const { open } of ways) await open.close();
      await database.close();
    }
  },
};

type Way = ReturnType<typeof listWays>[number];

function listWays(arena: Arena, holders: readonly string[]) {
  const toWay = (title: string, contender = groupCommit, plan: HoldPlan | null = null) => ({
    ...{ title, plan, perSecond: [] as number[] },
    open: openContender(arena, contender, contender.poolSizes[0]!),
  });
  const before = {
    ...groupCommit,
    open: (...[prisma, api, config]: Parameters<typeof groupCommit.open>) =>
      groupCommit.open(withoutHolds(prisma), api, config),
  };
  return [
    toWay('the statements from before holds', before),
    toWay('nothing is held'),
    toWay('much is held, nothing runs out', groupCommit, { holders, perSecond: null }),
    toWay('a thousand run out a second', groupCommit, { holders, perSecond: RUN_OUT_A_SECOND }),
  ];
}

function measureWay(arena: Arena, { open, plan }: Way, { callers, milliseconds }: typeof FULL) {
  const { database } = arena;
  let eventId = '';
  const contender = {
    ...open.contender,
    prepareEvent: (_database: BenchDatabase, id: string) => Promise.resolve(void (eventId = id)),
    settleEvent: () => endHolds(arena, open, eventId),
  };
  return measureRound(arena, { ...open, contender }, callers, milliseconds, async () => {
    await database.settle();
    // After the checkpoint: their time begins with the load.
    if (plan !== null) await makeHolds(database, eventId, plan);
  });
}

function toResult(ways: readonly Way[]) {
  const [before, none, held, runOut] = ways.map(({ perSecond }) => perSecond) as [
    ...[number[], number[], number[], number[]],
  ];
  const shareOf = (some: readonly number[], others: readonly number[]) =>
    median(some.map((one, round) => one / others[round]!)) * 100;
  return {
    measures: {
      holdsUnusedPercent: shareOf(none, before),
      holdsNotDuePercent: shareOf(held, none),
      holdsRunningOutPercent: shareOf(runOut, none),
    },
    tables: [
      {
        caption: 'One hot event and what is held of it, bookings per second',
        columns: ['way', 'per second', 'rounds', 'of nothing held'],
        rows: ways.map(({ title, perSecond }) => [
          ...[title, ...listFigure(perSecond)],
          `${formatNumber(shareOf(perSecond, none))} %`,
        ]),
      },
    ],
    plots: [],
  };
}
