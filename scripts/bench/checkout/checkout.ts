/** What is sold for money: from the press to the confirmed seat, beside a transaction for each step. */
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import type { Arena } from '../core/measure-contenders.js';
import { measurePlainSale, type Unused } from '../core/plain-sale.js';
import { benchConfig } from '../lib/bench-config.js';
import { BenchDatabase } from '../lib/bench-database.js';
import { loadCheckout } from '../lib/built-api.js';
import { runLoad } from '../lib/load.js';
import type { Bench, Part, PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { assertBooks } from './assert-books.js';
import { openMemoryBank } from './memory-bank.js';
import { oneStepATransaction } from './one-step-a-transaction.js';
import { product } from './product.js';
import type { OpenSeller } from './seller.js';
import { withoutMoney } from './without-money.js';

const FULL = {
  users: 120_000,
  orders: { rounds: 5, milliseconds: 4_000, callers: 1_000 },
  plainSale: { rounds: 24, milliseconds: 500, callers: 200 },
};
const SMALL: typeof FULL = {
  users: 3_000,
  orders: { rounds: 1, milliseconds: 50, callers: 20 },
  plainSale: { rounds: 1, milliseconds: 50, callers: 20 },
};

const money: Unused = {
  measure: 'moneyUnusedPercent',
  caption: 'One hot event that is paid at the venue, bookings per second',
  titles: ['the statements from before money', 'those of now'],
  without: withoutMoney,
};

const PRICE_CENTS = 2_500;

export const checkout: Part = {
  key: 'checkout',
  title: 'sold for money: checkout, payment, confirmed seat',
  async run(bench) {
    const size = bench.isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(bench.postgres, bench.api, 'checkout');
    try {
      const userIds = await database.createUsers(size.users);
      const orders = await measureOrders(bench, database, userIds, size.orders);
      const arena: Arena = { api: bench.api, database, userIds };
      const plainSale = await measurePlainSale(arena, money, size.plainSale, bench.progress);
      return {
        measures: { ...orders.measures, ...plainSale.measures },
        tables: [...orders.tables, ...plainSale.tables],
        plots: [],
      };
    } finally {
      await database.close();
    }
  },
};

async function measureOrders(
  bench: Bench,
  database: BenchDatabase,
  people: readonly string[],
  size: typeof FULL.orders,
) {
  const ways = await openWays(bench, database);
  try {
    await measureWays(bench, database, people, ways, size);
    return toResult(ways);
  } finally {
    for (const { open } of ways) await open.close();
  }
}

interface Way {
  title: string;
  mostCallers: number;
  open: OpenSeller;
  perSecond: number[];
}

async function openWays({ api }: Bench, database: BenchDatabase): Promise<Way[]> {
  const built = await loadCheckout();
  const config = api.parseConfig(benchConfig(database.url));
  const counter = { api, checkout: built, bank: openMemoryBank(built), config };
  return [product, oneStepATransaction].map(({ title, mostCallers = Infinity, ...seller }) => ({
    ...{ title, mostCallers, open: seller.open(counter), perSecond: [] },
  }));
}

async function measureWays(
  { progress }: Bench,
  database: BenchDatabase,
  people: readonly string[],
  ways: readonly Way[],
  { rounds, milliseconds, callers }: typeof FULL.orders,
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    // Whoever begins has the coldest caches: each does so in its turn.
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
      progress(`round ${round + 1} of ${rounds}: ${way.title}`);
      const given = { priceCents: PRICE_CENTS, payment: 'online' } as const;
      const [eventId] = (await database.createEvents(1, people.length, given)) as [string];
      await database.settle();
      const ask = (userId: string) => way.open.buy(eventId, userId);
      const { answers, perSecond } = await runLoad({
        callers: Math.min(callers, way.mostCallers),
        ...{ milliseconds, people, ask, expected: 'paid' },
      });
      await assertBooks(database, eventId, answers);
      way.perSecond.push(perSecond);
    }
  }
}

function toResult(ways: readonly Way[]): Pick<PartResult, 'measures' | 'tables'> {
  const [ours, rival] = ways as [Way, Way];
  const ratios = ours.perSecond.map((one, round) => one / rival.perSecond[round]!);
  return {
    measures: {
      ordersPerSecond: median(ours.perSecond),
      ordersVsOneStepATransaction: median(ratios),
    },
    tables: [
      {
        caption: 'One event sold for money, paid orders per second',
        columns: ['way', 'per second', 'rounds', 'ours to it'],
        rows: ways.map(({ title, perSecond }) => [
          ...[title, ...listFigure(perSecond)],
          `${formatNumber(median(ours.perSecond.map((one, round) => one / perSecond[round]!)))} ×`,
        ]),
      },
    ],
  };
}
