/** Bookings through the real API, against what the same server does for a request that does nothing. */
import { formatNumber } from '../../lib/report/text.js';
import { BenchDatabase } from '../lib/bench-database.js';
import { runLoad, type LoadResult } from '../lib/load.js';
import { median } from '../lib/statistics.js';
import type { Part } from '../part.js';
import { listFigure } from '../report/table.js';
import { signTokens, startBenchServer } from './bench-server.js';
import { HttpCallers } from './http-callers.js';
import { sellEvent } from './sell-event.js';

const FULL = { rounds: 5, milliseconds: 3_000, users: 60_000, connections: 256 };
const SMALL = { rounds: 1, milliseconds: 200, users: 2_000, connections: 16 };

export const http: Part = {
  key: 'http',
  title: 'bookings over HTTP',
  async run({ scope, api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(postgres, api, 'http');
    progress('users and their tokens');
    const tokens = signTokens(api, await database.createUsers(size.users));
    const server = await startBenchServer(scope, database.url, 'http');
    const callers = new HttpCallers(server.origin, size.connections);
    const askNothing = () =>
      runLoad({
        callers: size.connections,
        milliseconds: size.milliseconds,
        people: tokens,
        ask: (token) => callers.get('/api/bench/empty', token),
        expected: '200',
      });
    const book = () => sellEvent({ database, tokens, servers: [callers], size });
    try {
      progress('warm-up');
      await askNothing();
      await book();
      const empty: LoadResult[] = [];
      const booked: LoadResult[] = [];
      for (let round = 1; round <= size.rounds; round++) {
        progress(`round ${round} of ${size.rounds}`);
        empty.push(await askNothing());
        booked.push(await book());
      }
      return toResult(empty, booked, size.connections);
    } finally {
      await callers.close();
      await server.stop();
      await database.close();
    }
  },
};

function toResult(
  empty: readonly LoadResult[],
  booked: readonly LoadResult[],
  connections: number,
) {
  const ratios = booked.map((result, round) => (100 * result.perSecond) / empty[round]!.perSecond);
  const row = (name: string, results: readonly LoadResult[]) => [
    name,
    ...listFigure(results.map((result) => result.perSecond)),
    formatNumber(median(results.map((result) => result.p50Ms))),
    formatNumber(median(results.map((result) => result.p99Ms))),
  ];
  return {
    measures: {
      httpBookingsPerSecond: median(booked.map((result) => result.perSecond)),
      httpEmptyRoutePerSecond: median(empty.map((result) => result.perSecond)),
      httpVsEmptyRoute: median(ratios),
    },
    tables: [
      {
        caption: `Signed-in requests over ${connections} keep-alive connections`,
        columns: ['request', 'per second', 'rounds', 'p50 ms', 'p99 ms'],
        rows: [row('empty route', empty), row('POST /api/book, one hot event', booked)],
      },
    ],
    plots: [],
  };
}
