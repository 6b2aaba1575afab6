/** What the event store takes, and how fast the read model of invoices is made anew. */
import { BenchDatabase } from '../lib/bench-database.js';
import { loadReplay } from '../lib/built-api.js';
import type { Bench, Part } from '../part.js';
import { measureAppends } from './append.js';
import { fillBooks } from './fill-books.js';
import { Failure } from '../../runner/failure.js';

const FULL = { appendSeconds: 10, writers: 32, events: 1_000_000 };
const SMALL: typeof FULL = { appendSeconds: 0.3, writers: 8, events: 4_000 };

export const invoices: Part = {
  key: 'invoices',
  title: 'the event store: appends, writers of one stream, replay',
  async run(bench) {
    const size = bench.isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(bench.postgres, bench.api, 'invoices');
    try {
      const appended = await measureAppends(bench.api, database, size, bench.progress);
      const replayed = await measureReplay(database, size.events, bench.progress);
      return {
        measures: { ...appended, ...replayed },
        tables: [
          {
            caption: 'The event store',
            columns: ['what', 'a second'],
            rows: [
              [`events, by ${size.writers} writers of different streams`, appended.eventsAppended],
              ['events of a replay', replayed.eventsReplayed],
            ].map(([what, rate]) => [
              String(what),
              Math.round(Number(rate)).toLocaleString('en-US'),
            ]),
          },
        ],
        plots: [],
      };
    } finally {
      await database.close();
    }
  },
};

/** The first replay fills an empty read model, the second has to find it equal. */
async function measureReplay(
  database: BenchDatabase,
  events: number,
  progress: Bench['progress'],
): Promise<{ eventsReplayed: number }> {
  progress(`writing ${events.toLocaleString('en-US')} events`);
  await fillBooks(database, events);
  const { replayInvoices } = await loadReplay();
  const silent = () => undefined;
  await replayInvoices(database.url, silent);
  await database.settle();
  progress('replaying them');
  const startedAt = performance.now();
  const result = await replayInvoices(database.url, silent);
  const seconds = (performance.now() - startedAt) / 1_000;
  if (result.differences > 0 || result.events !== events) {
    throw new Failure(`A replay of ${events} events ended with ${JSON.stringify(result)}.`);
  }
  return { eventsReplayed: result.events / seconds };
}
