/** The load spread over many events: group commit has less to group there. */
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { BenchDatabase } from '../lib/bench-database.js';
import { runLoad } from '../lib/load.js';
import type { Part, PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { groupCommit } from './group-commit.js';
import {
  measureRound,
  openContender,
  openTuned,
  type Arena,
  type OpenContender,
} from './measure-contenders.js';
import { oneStatement } from './one-statement.js';

const FULL = {
  rounds: 3,
  milliseconds: 2_000,
  users: 120_000,
  callers: 200,
  events: [1, 10, 100, 1_000],
};
const SMALL = { rounds: 1, milliseconds: 50, users: 3_000, callers: 20, events: [1, 5] };

const spreads = ['uniform', 'zipf'] as const;
type Spread = (typeof spreads)[number];

interface Case {
  events: number;
  spread: Spread;
  perSecond: number[];
  /** Against the rival on one event, of the same round. */
  ratios: number[];
}

export const manyEvents: Part = {
  key: 'many-events',
  title: 'many events, in the process',
  async run({ api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(postgres, api, 'many_events');
    const arena: Arena = { api, database, userIds: await database.createUsers(size.users) };
    const ours = openContender(arena, groupCommit, groupCommit.poolSizes[0]!);
    progress(`best pool of: ${oneStatement.title}`);
    const tuning = { callers: size.callers, milliseconds: size.milliseconds / 2, isSmall };
    const rival = await openTuned(arena, oneStatement, tuning);
    const cases: Case[] = size.events.flatMap((events) =>
      spreads.map((spread) => ({ events, spread, perSecond: [], ratios: [] })),
    );
    const rivals: number[] = [];
    try {
      for (let round = 1; round <= size.rounds; round++) {
        progress(`round ${round} of ${size.rounds}: ${oneStatement.title}, one event`);
        const bound = await measureRound(arena, rival, size.callers, size.milliseconds);
        rivals.push(bound.perSecond);
        for (const one of cases) {
          progress(`round ${round} of ${size.rounds}: ${one.events} events, ${one.spread}`);
          const perSecond = await measureSpread(arena, ours, one, size);
          one.perSecond.push(perSecond);
          one.ratios.push(perSecond / bound.perSecond);
        }
      }
    } finally {
      await ours.close();
      await rival.close();
      await database.close();
    }
    return toResult(cases, rivals);
  },
};

async function measureSpread(
  { database, userIds }: Arena,
  { running }: OpenContender,
  { events, spread }: Case,
  { callers, milliseconds }: typeof FULL,
): Promise<number> {
  const eventIds = await database.createEvents(events, userIds.length);
  const pick = spread === 'uniform' ? pickUniformly(events) : pickByZipf(events);
  await database.settle();
  const { answers, perSecond } = await runLoad({
    callers,
    milliseconds,
    people: userIds,
    ask: (userId) => running.book(eventIds[pick()]!, userId),
    expected: 'booked',
  });
  await database.assertTotals(eventIds, answers);
  return perSecond;
}

const pickUniformly = (count: number) => () => Math.floor(Math.random() * count);

/** The n-th event is wanted by 1/n as many as the first. */
function pickByZipf(count: number): () => number {
  const bounds: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank++) bounds.push((sum += 1 / rank));
  return () => {
    const at = Math.random() * sum;
    return bounds.findIndex((bound) => at < bound);
  };
}

function toResult(cases: readonly Case[], rivals: readonly number[]): PartResult {
  const rival = median(rivals);
  return {
    measures: {
      manyEventsVsOneStatement: Math.min(...cases.map(({ ratios }) => median(ratios))),
    },
    tables: [
      {
        caption: `Bookings per second over many events (${oneStatement.title}, one event: ${formatNumber(rival)})`,
        columns: ['events', 'spread', 'per second', 'rounds', 'ratio'],
        rows: cases.map(({ events, spread, perSecond, ratios }) => [
          formatNumber(events),
          spread,
          ...listFigure(perSecond),
          `${formatNumber(median(ratios))} ×`,
        ]),
      },
    ],
    plots: [
      {
        title: 'Many events: bookings per second over events',
        xLabel: 'events',
        yLabel: 'bookings per second',
        isXLog: true,
        lines: [
          ...spreads.map((spread) => ({
            name: `Lastseat, ${spread}`,
            points: cases
              .filter((one) => one.spread === spread)
              .map(({ events, perSecond }) => ({ x: events, y: median(perSecond) })),
          })),
          {
            name: `${oneStatement.title}, one event`,
            points: cases.map(({ events }) => ({ x: events, y: rival })),
          },
        ],
      },
    ],
  };
}
