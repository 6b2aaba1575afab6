import type { BenchDatabase } from '../lib/bench-database.js';
import type { LoadGenerator, MeasuredLoad } from './load-generator.js';

interface Sale {
  database: BenchDatabase;
  /** It has a seat for each of the generator's people. */
  eventId: string;
  generator: LoadGenerator;
  /** The buyers come to these in turn. */
  ports: readonly number[];
  size: { connections: number; milliseconds: number };
}

/** Sells an event over HTTP, and checks its totals. */
export async function sellEvent(sale: Sale): Promise<MeasuredLoad> {
  const { database, eventId, generator, ports, size } = sale;
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
