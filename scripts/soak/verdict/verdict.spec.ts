import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TableSample } from '../watch/sample.js';
import { BOUNDS, judgeSamples } from './judge.js';
import { PASSING_TABLES } from './judge-tables.js';
import { fitGrowth, toWindows } from './line.js';
import { liveCalmly, type Moment } from './testing/calm-city.js';

const MEBIBYTE = 1024 ** 2;

const complaintsAfter = (plant?: (moment: Moment) => void) =>
  judgeSamples(liveCalmly(plant))
    .filter(({ isKept }) => !isKept)
    .map(({ what }) => what);

/** By the end of the run; half of it is in the second half. */
const leak =
  (megabytes: number) =>
  ({ share }: Moment) =>
    share * megabytes * MEBIBYTE;

const changeTable = (
  name: string,
  { database, share }: Moment,
  change: (table: TableSample, share: number) => Partial<TableSample>,
) => {
  const table = database.tables[name]!;
  const changed = { ...table, ...change(table, share) };
  Object.assign(database, { tables: { ...database.tables, [name]: changed } });
};

test('nothing is said of a city in which nothing piles up', () => {
  expect(complaintsAfter()).toEqual([]);
});

test.each<[string, string, (moment: Moment) => void]>([
  [
    'memory outside of the heap',
    'memory of process a, in MB',
    (moment) => void (moment.process.residentBytes += leak(160)(moment)),
  ],
  [
    'objects that nothing collects, below the saw of the collections',
    'heap of process a after collections, in MB',
    (moment) => void (moment.process.heapBytes! += leak(50)(moment)),
  ],
  [
    'sockets that nobody closes',
    'files and sockets of process a',
    ({ process, share }) => void (process.openFiles += Math.round(share * 80)),
  ],
  [
    'connections that nobody gives back',
    'connections of the API',
    ({ database, share }) => void (database.connections += Math.round(share * 16)),
  ],
  [
    'a transaction that nobody ends',
    'transactions that nobody ends',
    ({ database, share }) => void (database.stuckConnections = share === 1 ? 1 : 0),
  ],
  [
    'plans and caches of connections',
    "memory of PostgreSQL's processes without what they share, in MB",
    (moment) => void (moment.database.ownBytes += leak(200)(moment)),
  ],
  [
    'statements that write more and more',
    'bytes of WAL for a transaction',
    ({ database, share }) => void (database.walBytes *= 1 + 2 * share),
  ],
  [
    'WAL that nobody may remove',
    'files of the WAL, in MB',
    ({ database }) => void (database.walFolderBytes = 2_000 * MEBIBYTE),
  ],
  [
    'messages that nobody removes',
    'rows of OutboxMessage',
    (moment) =>
      changeTable('OutboxMessage', moment, (_, share) => ({ rows: Math.round(share * 2_000) })),
  ],
  [
    'a queue that is never swept',
    'size of OutboxMessage, in MB',
    (moment) =>
      changeTable('OutboxMessage', moment, (_, share) => ({ bytes: share * 20 * MEBIBYTE })),
  ],
  [
    'dead rows of a table that lasts',
    'size of Booking by its rows, in MB',
    (moment) =>
      changeTable('Booking', moment, ({ bytes }, share) => ({ bytes: bytes * (1 + 2 * share) })),
  ],
])('%s is seen', (_, what, plant) => {
  expect(complaintsAfter(plant)).toEqual([what]);
});

test('a process that somebody started again is no line', () => {
  const [what] = complaintsAfter(({ process, share }) => void (process.pid = share < 0.7 ? 7 : 8));
  expect(what).toBe('process a lived from the beginning to the end');
});

test('a process that grew in the first half and then no more has found its size', () => {
  const grow = ({ process, share }: Moment) =>
    void (process.residentBytes += Math.min(0.5, share) * 300 * MEBIBYTE);
  expect(complaintsAfter(grow)).toEqual([]);
});

/** Twice as much is done from the middle on, and what requests leave is twice as much ten minutes later. */
const growBusy = (moment: Moment, isBusier: boolean) => {
  const more = Math.max(0, moment.share - 0.5);
  if (isBusier) moment.answered += 2 * more * moment.answered;
  const rows = Math.round(2_000 * (1 + Math.min(1, more * 6)));
  changeTable('OutboxMessage', moment, () => ({ rows }));
};

test('rows that come and go may be more where people do more, and not where they do not', () => {
  expect(complaintsAfter((moment) => growBusy(moment, true))).toEqual([]);
  expect(complaintsAfter((moment) => growBusy(moment, false))).toEqual(['rows of OutboxMessage']);
});

test('whatever is flat, it may not be too much', () => {
  const plant = ({ process }: Moment) =>
    void (process.residentBytes += BOUNDS.residentMb.highest * MEBIBYTE);
  expect(complaintsAfter(plant)).toEqual(['memory of process a at its highest, in MB']);
});

test('a city in which nobody is answered any more is not flat but dead', () => {
  const samples = liveCalmly().map((sample) => ({
    ...sample,
    answered: Math.min(sample.answered, 150_000),
  }));
  const judged = judgeSamples(samples).filter(({ isKept }) => !isKept);
  expect(judged.map(({ what }) => what)).toEqual(['people were answered all the time']);
});

test('what was never measured is not kept', () => {
  const unseen = liveCalmly().map((sample) => ({ ...sample, database: null }));
  const judged = judgeSamples(unseen).filter(({ isKept }) => !isKept);
  expect(judged.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['connections of the API', 'files of the WAL, in MB', 'tables']),
  );
  expect(judgeSamples([]).every(({ isKept }) => !isKept)).toBe(true);
});

test('a line through points says how much they grew, and how far chance may have had a hand in it', () => {
  const straight = Array.from({ length: 10 }, (_, at) => ({ at, value: 3 + 2 * at }));
  expect(fitGrowth(straight).growth).toBeCloseTo(18);
  expect(fitGrowth(straight).noise).toBeCloseTo(0);
  const jumping = straight.map(({ at }) => ({ at, value: at % 2 === 0 ? 0 : 100 }));
  const { growth, noise } = fitGrowth(jumping);
  expect(Math.abs(growth)).toBeLessThan(noise);
});

test('each window has one value, and no point is left out', () => {
  const points = Array.from({ length: 50 }, (_, at) => ({ at, value: at }));
  const windows = toWindows(points, (values) => values.length);
  expect(windows.reduce((sum, { value }) => sum + value, 0)).toBe(50);
});

test('every table that is said to be passing is one of the schema', () => {
  const schema = readFileSync(
    new URL('../../../apps/api/prisma/schema.prisma', import.meta.url),
    'utf8',
  );
  const names = [...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name);
  expect(names).toEqual(expect.arrayContaining([...PASSING_TABLES]));
});
