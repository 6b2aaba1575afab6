import type { BenchDatabase } from '../lib/bench-database.js';
import type { LoadGenerator, MeasuredLoad } from './load-generator.js';

interface Sale {
  database: BenchDatabase;
  /** The generator's; the event has a seat for each. */
  people: number;
  generator: LoadGenerator;
  /** The buyers come to these in turn. */
  ports: readonly number[];
  size: { connections: number; milliseconds: number };
}

/** Sells an event of its own over HTTP, and checks its totals. */
export async function sellEvent(sale: Sale): Promise<MeasuredLoad> {
  const { database, people, generator, ports, size } = sale;
  const [eventId] = (await database.createEvents(1, people)) as [string];
  await database.settle();
  const result = await generator.measure(
    {
      ...{ method: 'POST', path: '/api/book', body: JSON.stringify({ eventId }), ports },
      ...{ isSignedIn: true, asksEachOnce: true },
      ...{ connections: size.connections, milliseconds: size.milliseconds },
    },
    201,
  );
  await database.assertTotals([eventId], result.answers);
  return result;
}
