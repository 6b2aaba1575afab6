/** What people type, on a list of a hundred thousand events. */
import { median, percentile } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { Failure } from '../../runner/failure.js';
import { startBenchServer } from '../http/bench-server.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Part, PartResult } from '../part.js';
import { fillEvents } from './fill-events.js';

const FULL = { events: 100_000, warmUps: 1, rounds: 20 };
const SMALL = { events: 1_000, warmUps: 0, rounds: 1 };

const DAY_MS = 24 * 60 * 60 * 1_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Words that all events have, rare ones, several, typos, beginnings, places, filters, and what is nowhere. */
const searches: readonly Record<string, string>[] = [
  ...['jazz', 'vienna', 'music', 'vienna music', 'music vienna', 'krakow', 'jaz berlin'],
  ...['yoga lisbon', 'free yoga sunday', 'shakespear', 'shakspeare london', 'bordeux', 'tokyo'],
  ...['caligraphy tokyo', 'bookbindng', 'binding', 'tnago', 'marathon krakow', 'sa', 'kaba'],
  ...['tango prague friday', 'yoga', 'jazz january', 'theatre london', 'xqzzyvw', 'viena jaz'],
  ...['hall', 'street', 'mu', 'a', 'july', 'concert', 'live music', 'jazz night at the museum'],
  ...['evening with friends in vienna', 'ma', 'saba street berlin', 'open doors hall street'],
]
  .map((search): Record<string, string> => ({ search }))
  .concat([
    { search: 'jazz', available: 'true' },
    { search: 'jazz', place: 'berlin', maxPriceCents: '2500' },
    { search: 'vienna', when: 'weekend' },
    { search: 'yoga', sortBy: 'price' },
    { search: 'hall', sortBy: 'title', sortOrder: 'desc' },
    { search: 'music', sortBy: 'date', page: '20' },
    { search: 'music', page: '20' },
    { search: 'hall', category: 'Music', available: 'true', page: '20' },
    { search: 'street', from: dayIn(200), to: dayIn(230) },
    { place: 'vienna' },
  ]);

export const search: Part = {
  key: 'search',
  title: 'searches among 100,000 events',
  async run({ scope, api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(postgres, api, 'search');
    try {
      progress(`${formatNumber(size.events)} events are stored`);
      await fillEvents(database, size.events);
      const server = await startBenchServer(scope, database.url, 'search');
      const times = searches.map((): number[] => []);
      for (let round = 1 - size.warmUps; round <= size.rounds; round++) {
        progress(`round ${round} of ${size.rounds}`);
        for (const [index, query] of searches.entries()) {
          const milliseconds = await ask(server.origin, query, round);
          if (round > 0) times[index]!.push(milliseconds);
        }
      }
      await server.stop();
      return toResult(times);
    } finally {
      await database.close();
    }
  },
};

/** Another size of the page each time, so that no answer is one that was kept. */
async function ask(origin: string, query: Record<string, string>, round: number): Promise<number> {
  const parameters = new URLSearchParams({
    period: 'upcoming',
    limit: String(12 + round),
    ...query,
  });
  const started = performance.now();
  const answer = await fetch(`${origin}/api/events?${parameters.toString()}`);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Failure(`${parameters.toString()} was answered with ${answer.status}`);
  return performance.now() - started;
}

function toResult(times: readonly number[][]): PartResult {
  const all = times.flat();
  const rows = searches.map((query, index) => [
    Object.values(query).join(', '),
    `${formatNumber(median(times[index]!))} ms`,
    `${formatNumber(percentile(times[index]!, 0.95))} ms`,
  ]);
  return {
    measures: { searchP95Ms: percentile(all, 0.95) },
    tables: [
      {
        caption: 'One caller, one search after the other',
        columns: ['search', 'median', 'p95'],
        rows,
      },
    ],
    plots: [],
  };
}
