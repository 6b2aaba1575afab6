/** One and two API processes that sell the same event from the same database. */
import { Failure } from '../../lib/failure.js';
import { BenchDatabase } from '../lib/bench-database.js';
import { runLoad } from '../lib/load.js';
import { median, toFigure } from '../lib/statistics.js';
import type { Part, PartResult } from '../part.js';
import { formatNumber } from '../report/plot.js';
import { signTokens, startBenchServer, type BenchServer } from './bench-server.js';
import { HttpCallers } from './http-callers.js';

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
      const sell = async (asked: readonly HttpCallers[]) => {
        const [eventId] = (await database.createEvents(1, size.users)) as [string];
        await database.settle();
        const { answers, perSecond } = await runLoad({
          callers: size.connections,
          milliseconds: size.milliseconds,
          ask: (number) => {
            const token = tokens[number];
            return token === undefined ? null : asked[number % asked.length]!.book(eventId, token);
          },
        });
        if (answers.size !== 1) {
          throw new Failure(`Expected 201 only, and got ${JSON.stringify([...answers])}`);
        }
        await database.assertTotals([eventId], answers.get('201') ?? 0);
        return perSecond;
      };
      const one: number[] = [];
      const two: number[] = [];
      for (let round = 0; round <= size.rounds; round++) {
        progress(`round ${round} of ${size.rounds}`);
        const rates = [await sell(callers.slice(0, 1)), await sell(callers)] as const;
        // The first round warms both processes up.
        if (round === 0) continue;
        one.push(rates[0]);
        two.push(rates[1]);
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
  const row = (name: string, rates: readonly number[]) => {
    const figure = toFigure(rates);
    return [
      name,
      formatNumber(figure.median),
      `${formatNumber(figure.min)}–${formatNumber(figure.max)}`,
    ];
  };
  return {
    measures: { twoProcessesVsOne: median(two.map((rate, round) => rate / one[round]!)) },
    tables: [
      {
        caption: 'Bookings of one hot event by API processes that share its row lock',
        columns: ['API processes', 'bookings per second', 'rounds'],
        rows: [row('one', one), row('two', two)],
      },
    ],
    plots: [],
  };
}
