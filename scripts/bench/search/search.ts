/** What people type and look through, on a list of a hundred thousand events. */
import { median, percentile } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { Failure } from '../../runner/failure.js';
import { openDatabase, openServer } from '../http/open-place.js';
import type { Table } from '../../report/page.js';
import type { Part, PartResult } from '../part.js';
import { fillEvents } from './fill-events.js';

const FULL = { events: 100_000, warmUps: 1, rounds: 20 };
const SMALL = { events: 300, warmUps: 0, rounds: 1 };

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

/** Without a word: everything, and narrowed down. */
const lists: readonly Record<string, string>[] = [
  {},
  { page: '20' },
  { page: '500' },
  { sortBy: 'price' },
  { sortBy: 'title', sortOrder: 'desc' },
  { category: 'Music' },
  { available: 'true' },
  { maxPriceCents: '0' },
  { when: 'weekend' },
  { from: dayIn(30), to: dayIn(37) },
  { from: dayIn(30), to: dayIn(37), category: 'Music', available: 'true', sortBy: 'price' },
];

export const search: Part = {
  key: 'search',
  title: 'searches and lists among 100,000 events',
  sizes: ['events'],
  async run(bench) {
    const { isSmall, sizes, progress } = bench;
    const usual = isSmall ? SMALL : FULL;
    const size = { ...usual, events: sizes.events ?? usual.events };
    const database = await openDatabase(bench, 'search');
    try {
      const filling = performance.now();
      await fillEvents(database, size.events, progress);
      const filledInSeconds = (performance.now() - filling) / 1_000;
      const server = await openServer(bench, database, { name: 'search' });
      const all = [...searches, ...lists].map((query) => ({ query, times: [] as number[] }));
      for (let round = 1 - size.warmUps; round <= size.rounds; round++) {
        progress(`round ${round} of ${size.rounds}`);
        for (const { query, times } of all) {
          const milliseconds = await ask(server.origin, query, round);
          if (round > 0) times.push(milliseconds);
        }
      }
      await server.stop();
      return toResult(all, size.events, filledInSeconds);
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

interface Asked {
  query: Record<string, string>;
  times: readonly number[];
}

function toResult(all: readonly Asked[], events: number, filledInSeconds: number): PartResult {
  const [searched, listed] = [all.slice(0, searches.length), all.slice(searches.length)];
  const p95 = (asked: readonly Asked[]) =>
    percentile(
      asked.flatMap(({ times }) => times),
      0.95,
    );
  const among = `among ${formatNumber(events)} events, filled in ${formatNumber(filledInSeconds)} s`;
  return {
    measures: { searchP95Ms: p95(searched), listP95Ms: p95(listed) },
    tables: [
      tabulate(`One caller, one search after the other, ${among}`, 'search', searched),
      tabulate(`The same caller, lists without a word`, 'list', listed),
    ],
    plots: [],
  };
}

const tabulate = (caption: string, kind: string, asked: readonly Asked[]): Table => ({
  caption,
  columns: [kind, 'median', 'p95'],
  rows: asked.map(({ query, times }) => [
    describe(query),
    `${formatNumber(median(times))} ms`,
    `${formatNumber(percentile(times, 0.95))} ms`,
  ]),
});

/** The words are theirs; what narrows down says by what. */
const describe = (query: Record<string, string>): string =>
  Object.entries(query)
    .map(([name, value]) => (name === 'search' ? value : `${name} ${value}`))
    .join(', ') || 'everything';
