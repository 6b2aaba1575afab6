/** One and two API processes that sell the same event from the same database. */
import { median } from '../../report/statistics.js';
import type { Part, PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { signTokens, type BenchServer } from './bench-server.js';
import { LoadGenerator } from './load-generator.js';
import { openDatabase, openServer } from './open-place.js';
import { sellEvent } from './sell-event.js';

const FULL = { warmUps: 1, rounds: 3, milliseconds: 3_000, users: 60_000, connections: 256 };
const SMALL = { warmUps: 0, rounds: 1, milliseconds: 50, users: 2_000, connections: 16 };

export const processes: Part = {
  key: 'processes',
  title: 'two API processes',
  async run(bench) {
    const { isSmall, progress } = bench;
    const size = isSmall ? SMALL : FULL;
    const database = await openDatabase(bench, 'processes');
    const generator = await LoadGenerator.start(bench);
    generator.usePeople(signTokens(await database.createUsers(size.users)));
    const sell = async (ports: readonly number[]) => {
      const [eventId] = (await database.createEvents(1, size.users)) as [string];
      return sellEvent({ database, eventId, generator, ports, size });
    };
    const servers: BenchServer[] = [];
    try {
      for (const [number, name] of ['first', 'second'].entries()) {
        const wish = { name: `processes-${name}`, number };
        servers.push(await openServer(bench, database, wish));
      }
      const ports = servers.map(({ port }) => port);
      const one: number[] = [];
      const two: number[] = [];
      for (let round = 1 - size.warmUps; round <= size.rounds; round++) {
        progress(`round ${round} of ${size.rounds}`);
        const alone = await sell(ports.slice(0, 1));
        const together = await sell(ports);
        // The first round warms both processes up.
        if (round === 0) continue;
        one.push(alone.perSecond);
        two.push(together.perSecond);
      }
      return toResult(one, two);
    } finally {
      await generator.stop();
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
