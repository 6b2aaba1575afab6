/** How fast the facts that lie in the outbox come to who is told: everything is there before it begins. */
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import type { BuiltApi } from '../lib/built-api.js';
import type { PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { until } from '../../runner/until.js';
import { countLeft, openDispatcher } from './open-dispatcher.js';

interface Case {
  title: string;
  isOrdered: boolean;
  aggregates: number;
  factsEach: number;
}

const cases: readonly Case[] = [
  {
    title: 'in order, 1,000 events, messages of one fact',
    ...{ isOrdered: true, aggregates: 1_000, factsEach: 1 },
  },
  {
    title: 'in order, one event, messages of one fact',
    ...{ isOrdered: true, aggregates: 1, factsEach: 1 },
  },
  {
    title: 'in order, 10 events, messages of 200 facts',
    ...{ isOrdered: true, aggregates: 10, factsEach: 200 },
  },
  {
    title: 'each fact by itself, 10 events, messages of 200 facts',
    ...{ isOrdered: false, aggregates: 10, factsEach: 200 },
  },
];

/** @param facts of each case, in each round */
export async function measureRelay(
  api: BuiltApi,
  database: BenchDatabase,
  { rounds, facts }: { rounds: number; facts: number },
  progress: (text: string) => void,
): Promise<Pick<PartResult, 'measures' | 'tables'>> {
  const all = cases.map((one) => ({ one, perSecond: [] as number[] }));
  for (let round = 1; round <= rounds; round++) {
    for (const { one, perSecond } of all) {
      progress(`relay, round ${round} of ${rounds}: ${one.title}`);
      perSecond.push(await measureCase(api, database, one, facts));
    }
  }
  return {
    measures: {
      outboxFactsPerSecond: Math.min(...all.map(({ perSecond }) => median(perSecond))),
    },
    tables: [
      {
        caption: `The way of ${formatNumber(facts)} facts from the outbox to one receiver`,
        columns: ['facts', 'facts per second', 'rounds'],
        rows: all.map(({ one, perSecond }) => [one.title, ...listFigure(perSecond)]),
      },
    ],
  };
}

/** @returns facts per second, until the last one's delivery is gone */
async function measureCase(
  api: BuiltApi,
  database: BenchDatabase,
  { isOrdered, aggregates, factsEach }: Case,
  facts: number,
): Promise<number> {
  await fillOutbox(database, { aggregates, messages: facts / factsEach, factsEach });
  await database.settle();
  let delivered = 0;
  const onDelivery = (delivery: { facts: readonly unknown[] }) =>
    void (delivered += delivery.facts.length);
  const started = performance.now();
  const dispatcher = openDispatcher(api, database, new api.OutboxService(), [
    { isOrdered, onDelivery },
  ]);
  try {
    await until('all is told', () => delivered >= facts, 600_000);
    await until('all is noted', async () => (await countLeft(database)) === 0);
    return (facts / (performance.now() - started)) * 1_000;
  } finally {
    await dispatcher.close();
  }
}

/** As batches would leave them: the versions of each event one after the other. */
async function fillOutbox(
  database: BenchDatabase,
  { aggregates, messages, factsEach }: { aggregates: number; messages: number; factsEach: number },
): Promise<void> {
  await database.query(
    `WITH event AS (SELECT number, gen_random_uuid() AS id FROM generate_series(1, $1) AS number)
     INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
     SELECT 'event', event.id, 1 + message / $1, (
       SELECT json_agg(json_build_object('type', 'booking.confirmed', 'bookingId', gen_random_uuid(),
                                         'userId', gen_random_uuid(), 'quantity', 1))
       -- The message in its condition makes each a series of its own.
       FROM generate_series(1, $3) AS fact WHERE message >= 0
     )
     FROM generate_series(0, $2 - 1) AS message JOIN event ON event.number = 1 + message % $1`,
    [aggregates, messages, factsEach],
  );
  await database.query('ANALYZE "OutboxMessage"');
}
