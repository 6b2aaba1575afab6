/** One and two API processes that sell the same event from the same database. */
import { BenchDatabase } from '../lib/bench-database.js';
import { median } from '../lib/statistics.js';
import type { Part, PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { signTokens, startBenchServer, type BenchServer } from './bench-server.js';
import { HttpCallers } from './http-callers.js';
import { sellEvent } from './sell-event.js';

const FULL = { rounds: 3, milliseconds: 3_000, users: 60_000, connections: 256 };
const SMALL = { rounds: 1, milliseconds: 200, users: 2_000, connections: 16 };

export const processes: Part = {
  key: 'processes',
  title: 'two API processes',
  async run({ scope, api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(postgres, api, 'processes');
    const tokens = signTokens(api, await database.createUsers(size.users));
    const servers: BenchServer[] = [];
    const callers: HttpCallers[] = [];
    try {
      for (const name of ['first', 'second']) {
        const server = await startBenchServer(scope, database.url, `processes-${name}`);
        servers.push(server);
        callers.push(new HttpCallers(server.origin, size.connections));
      }
      const one: number[] = [];
      const two: number[] = [];
      for (let round = 0; round <= size.rounds; round++) {
        progress(`round ${round} of ${size.rounds}`);
        const alone = await sellEvent({ database, tokens, servers: callers.slice(0, 1), size });
        const together = await sellEvent({ database, tokens, servers: callers, size });
        // The first round warms both processes up.
        if (round === 0) continue;
        one.push(alone.perSecond);
        two.push(together.perSecond);
      }
      return toResult(one, two);
    } finally {
      for (const one of callers) await one.close();
      for (const server of servers) await server.stop();
      await database.close();
    }
  },
};

function toResult(one: readonly number[], two: readonly number[]): PartResult {
  return {
    measures: { twoProcessesVsOne: median(two.map((rate, round) => rate / one[round]!)) },
    tables: [
      {
        caption: 'Bookings of one hot event by API processes that share its row lock',
        columns: ['API processes', 'bookings per second', 'rounds'],
        rows: [
          ['one', ...listFigure(one)],
          ['two', ...listFigure(two)],
        ],
      },
    ],
    plots: [],
  };
}
