/**
 * Tables: what comes and goes must not pile up, and what lasts may grow by its new rows and no more. Sizes are with
 * the indexes.
 */
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import type { Sample, TableSample } from '../watch/sample.js';
import { judgeFlat, type Judged } from './judge-flat.js';
import { fitGrowth, meanOf, secondHalf, toWindows, type Point } from './line.js';

const MEBIBYTE = 1024 ** 2;

/** Rows that somebody removes, or that are as many as something else: none of them piles up in a week. */
export const PASSING_TABLES: readonly string[] = [
  ...['OutboxMessage', 'Delivery', 'MadeDelivery', 'RateLimit', 'ScheduledWork', 'SeriesStep'],
  ...['Session', 'RefreshToken', 'Verification', 'PasswordReset', 'WatcherCount'],
];

/** So long what counts the requests for an address of a guest is kept, of which each new guest leaves one. */
const REMEMBERED_MS = 10 * 60_000;

/** In the second half of the run. Where people did more in its course, rows that come and go may be more by as much. */
const TABLE_BOUNDS = {
  passing: { rows: 300, mb: 4 },
  /** So many times what its rows took before, and some pages: a page is written before it is full. */
  lasting: { times: 1.5, slackMb: 1 },
} as const;

export function judgeTables(samples: readonly Sample[]): Judged[] {
  const names = Object.keys(samples.findLast(({ database }) => database)?.database?.tables ?? {});
  if (names.length === 0) {
    return [{ what: 'tables', measured: 'none was looked at', isKept: false }];
  }
  const busier = howMuchBusier(samples);
  return names
    .toSorted()
    .filter((name) => !name.startsWith('_'))
    .flatMap((name) =>
      PASSING_TABLES.includes(name)
        ? judgePassing(name, samples, busier)
        : judgeLasting(name, samples),
    )
    .map((judged) => ({ ...judged, isDetail: true }));
}

interface Looked {
  at: number;
  table: TableSample;
}

function lookAt(name: string, samples: readonly Sample[]): Looked[] {
  return samples.flatMap(({ at, database }) => {
    const table = database?.tables[name];
    return table ? [{ at, table }] : [];
  });
}

/** @param busier by which share of it the rows may be more, beside the bound */
function judgePassing(name: string, samples: readonly Sample[], busier: number): Judged[] {
  const looked = lookAt(name, samples);
  const { rows, mb } = TABLE_BOUNDS.passing;
  const of = (read: (table: TableSample) => number) =>
    looked.map(({ at, table }) => ({ at, value: read(table) }));
  const rowsOverTime = of((table) => table.rows);
  return [
    judgeFlat(
      `rows of ${name}`,
      rowsOverTime,
      median,
      rows + Math.round(busier * meanOf(secondHalf(rowsOverTime))),
    ),
    judgeFlat(
      `size of ${name}, in MB`,
      of(({ bytes }) => bytes / MEBIBYTE),
      median,
      mb,
    ),
  ];
}

/** By how much of its mean that grew in the second half which was answered in the minutes before; 0 where it did not. */
function howMuchBusier(samples: readonly Sample[]): number {
  let first = 0;
  const rates = samples.slice(1).map(({ at, answered }): Point => {
    while (samples[first]!.at < at - REMEMBERED_MS) first += 1;
    const from = samples[first]!;
    return { at, value: (answered - from.answered) / Math.max(1, at - from.at) };
  });
  const half = secondHalf(rates);
  return Math.max(0, fitGrowth(toWindows(half, median)).growth) / Math.max(1e-9, meanOf(half));
}

/** From the middle of the run to its end. */
function judgeLasting(name: string, samples: readonly Sample[]): Judged[] {
  const looked = lookAt(name, samples);
  const half = secondHalf(looked.map(({ at }) => ({ at, value: 0 })));
  const middle = looked.find(({ at }) => at === half[0]?.at);
  const last = looked.at(-1);
  if (!middle || !last) return [{ what: `size of ${name}`, measured: 'not seen', isKept: false }];
  const { times, slackMb } = TABLE_BOUNDS.lasting;
  const rows = last.table.rows - middle.table.rows;
  const perRow = middle.table.bytes / Math.max(1, middle.table.rows);
  const explained = Math.max(0, rows) * perRow * times + slackMb * MEBIBYTE;
  const grew = last.table.bytes - middle.table.bytes;
  return [
    {
      what: `size of ${name} by its rows, in MB`,
      measured:
        `${formatNumber(grew / MEBIBYTE)} more for ${rows} rows more, ` +
        `at most ${formatNumber(explained / MEBIBYTE)}`,
      isKept: grew <= explained,
    },
  ];
}
