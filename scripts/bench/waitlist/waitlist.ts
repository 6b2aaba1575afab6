/** What lines cost who books, and how fast those who wait are served. */
import type { Arena } from '../core/measure-contenders.js';
import { measurePlainSale, type Unused } from '../core/plain-sale.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Part } from '../part.js';
import { measureOffers } from './offers.js';
import { withoutWaitlist } from './without-waitlist.js';

const FULL = {
  users: 120_000,
  plainSale: { rounds: 24, milliseconds: 500, callers: 200 },
  offers: { rounds: 5, callers: 200, cancels: 5_000, perSecond: 500, waiting: 10_000 },
};
const SMALL: typeof FULL = {
  users: 3_000,
  plainSale: { rounds: 1, milliseconds: 50, callers: 20 },
  offers: { rounds: 1, callers: 20, cancels: 100, perSecond: 500, waiting: 200 },
};

const line: Unused = {
  measure: 'waitlistUnusedPercent',
  caption: 'One hot event without a waitlist, bookings per second',
  titles: ['the statements from before waitlists', 'those of now, no waitlist'],
  without: withoutWaitlist,
};

export const waitlist: Part = {
  key: 'waitlist',
  title: 'the waitlist: its price for others, and how fast it serves',
  async run({ api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(postgres, api, 'waitlist');
    try {
      const arena: Arena = { api, database, userIds: await database.createUsers(size.users) };
      const plainSale = await measurePlainSale(arena, line, size.plainSale, progress);
      const offers = await measureOffers(arena, size.offers, progress);
      return {
        measures: { ...plainSale.measures, ...offers.measures },
        tables: [...plainSale.tables, ...offers.tables],
        plots: [],
      };
    } finally {
      await database.close();
    }
  },
};
