import type { BenchDatabase } from '../lib/bench-database.js';
import { runLoad, type LoadResult } from '../lib/load.js';
import type { HttpCallers } from './http-callers.js';

interface Sale {
  database: BenchDatabase;
  /** Of the buyers; the event has a seat for each. */
  tokens: readonly string[];
  /** The buyers come to these in turn. */
  servers: readonly HttpCallers[];
  size: { connections: number; milliseconds: number };
}

/** Sells an event of its own over HTTP, and checks its totals. */
export async function sellEvent({ database, tokens, servers, size }: Sale): Promise<LoadResult> {
  const [eventId] = (await database.createEvents(1, tokens.length)) as [string];
  await database.settle();
  const result = await runLoad({
    callers: size.connections,
    milliseconds: size.milliseconds,
    people: tokens,
    ask: (token, number) => servers[number % servers.length]!.book(eventId, token),
    expected: '201',
  });
  await database.assertTotals([eventId], result.answers);
  return result;
}
