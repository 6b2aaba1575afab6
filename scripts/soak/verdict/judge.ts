/** Whether what the city takes is flat, or explained by what it has. Pure: the same samples have the same verdict. */
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import type { ProcessSample, Sample } from '../watch/sample.js';
import { judgeFlat, listPoints, type Judged } from './judge-flat.js';
import { judgeTables } from './judge-tables.js';
import { secondHalf, toWindows, type Point } from './line.js';

const MEBIBYTE = 1024 ** 2;

/** Of the second half of the run; `most` is what it may grow by then, and `highest` what it may be at any time. */
export const BOUNDS = {
  residentMb: { most: 48, highest: 512 },
  /** After a collection: what is left alive. */
  heapMb: { most: 16 },
  openFiles: { most: 20 },
  connections: { most: 4 },
  backendsMb: { most: 48 },
  /** Of the mean: a checkpoint makes the pages after it dearer for a while. */
  walPerTransactionShare: { most: 0.5 },
} as const;

export function judgeSamples(samples: readonly Sample[]): Judged[] {
  return [
    ...judgeMemory(samples),
    ...judgeServer(samples),
    ...judgeWal(samples),
    ...judgeTables(samples),
    judgeLife(samples),
  ];
}

/** Of the process that nobody kills. */
function judgeMemory(samples: readonly Sample[]): Judged[] {
  const { residentMb, heapMb, openFiles } = BOUNDS;
  const of = (read: (process: ProcessSample) => number | null) =>
    listPoints(samples, ({ processes: { a } }) => a && read(a));
  const resident = of(({ residentBytes }) => residentBytes / MEBIBYTE);
  const heap = of(({ heapBytes }) => heapBytes && heapBytes / MEBIBYTE);
  const lives = new Set(samples.flatMap(({ processes: { a } }) => (a ? [a.pid] : [])));
  const highest = Math.max(0, ...resident.map(({ value }) => value));
  return [
    {
      what: 'process a lived from the beginning to the end',
      measured: `${lives.size} life`,
      isKept: lives.size === 1,
    },
    judgeFlat('memory of process a, in MB', resident, median, residentMb.most),
    {
      what: 'memory of process a at its highest, in MB',
      measured: `${formatNumber(highest)}, at most ${residentMb.highest}`,
      isKept: highest > 0 && highest <= residentMb.highest,
    },
    judgeFlat('heap of process a after collections, in MB', heap, lowest, heapMb.most),
    judgeFlat(
      'files and sockets of process a',
      of((process) => process.openFiles),
      median,
      openFiles.most,
    ),
  ];
}

function judgeServer(samples: readonly Sample[]): Judged[] {
  const { connections, backendsMb } = BOUNDS;
  const stuck = samples.findLast(({ database }) => database)?.database?.stuckConnections;
  return [
    judgeFlat(
      'connections of the API',
      listPoints(samples, ({ database }) => database && database.connections),
      median,
      connections.most,
    ),
    {
      what: 'transactions that nobody ends',
      measured: `${stuck ?? 'nobody knows how many'} in the end, at most 0`,
      isKept: stuck === 0,
    },
    judgeFlat(
      "memory of PostgreSQL's processes without what they share, in MB",
      listPoints(samples, ({ database }) => database && database.ownBytes / MEBIBYTE),
      median,
      backendsMb.most,
    ),
  ];
}

/** It grows by what is written: what a transaction writes must not grow, and its files not beyond their bound. */
function judgeWal(samples: readonly Sample[]): Judged[] {
  const read = samples.flatMap(({ at, database }) => (database ? [{ at, ...database }] : []));
  const rates = read.slice(1).flatMap((sample, index): Point[] => {
    const before = read[index]!;
    const transactions = sample.transactions - before.transactions;
    if (transactions <= 0) return [];
    return [{ at: sample.at, value: (sample.walBytes - before.walBytes) / transactions }];
  });
  const mean = rates.reduce((sum, { value }) => sum + value, 0) / Math.max(1, rates.length);
  const most = Math.round(mean * BOUNDS.walPerTransactionShare.most);
  const last = read.at(-1);
  const [is, may] = [last?.walFolderBytes ?? 0, last?.walFolderMaxBytes ?? 0];
  return [
    judgeFlat('bytes of WAL for a transaction', rates, median, most),
    {
      what: 'files of the WAL, in MB',
      measured: `${formatNumber(is / MEBIBYTE)}, at most ${formatNumber((may * 1.1) / MEBIBYTE)}`,
      isKept: is > 0 && is <= may * 1.1,
    },
  ];
}

/** A city in which nobody is answered any more is flat as well. */
function judgeLife(samples: readonly Sample[]): Judged {
  const points = listPoints(samples, ({ answered }) => answered);
  const windows = toWindows(secondHalf(points), (values) => values.at(-1)!);
  const still = windows.slice(1).filter(({ value }, index) => value <= windows[index]!.value);
  return {
    what: 'people were answered all the time',
    measured: `${samples.at(-1)?.answered ?? 0} answers, ${still.length} windows without one`,
    isKept: windows.length > 1 && still.length === 0,
  };
}

const lowest = (values: readonly number[]) => Math.min(...values);
