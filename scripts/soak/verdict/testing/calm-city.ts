/** Samples of a run in which nothing piles up, with the noise of a real one; a test plants what it wants to see. */
import { createRandom } from '../../../load/random.js';
import type { DatabaseSample, ProcessSample, Sample } from '../../watch/sample.js';

const MEBIBYTE = 1024 ** 2;
const EVERY_MS = 15_000;
const SAMPLES = 240;

/** What a test may change of the sample of one moment; `share` goes from 0 to 1 over the run. */
export interface Moment {
  share: number;
  process: ProcessSample;
  database: DatabaseSample;
  /** Since the beginning. */
  answered: number;
}

export function liveCalmly(plant: (moment: Moment) => void = () => undefined): Sample[] {
  const random = createRandom(1);
  const noise = (most: number) => (random.fraction() - 0.5) * 2 * most;
  return Array.from({ length: SAMPLES }, (_, index): Sample => {
    const share = index / (SAMPLES - 1);
    const moment: Moment = {
      share,
      process: {
        ...{ pid: 7, openFiles: 60 + Math.round(noise(6)) },
        residentBytes: (230 + noise(12)) * MEBIBYTE,
        // A saw: it fills and is collected.
        heapBytes: (80 + (index % 7) * 9 + noise(3)) * MEBIBYTE,
      },
      database: toDatabase(index, noise),
      answered: index * 900,
    };
    plant(moment);
    return {
      at: index * EVERY_MS,
      processes: { a: moment.process, b: null },
      database: moment.database,
      ...{ answered: moment.answered, unanswered: index, latenciesMs: [4, 5, 9] },
    };
  });
}

function toDatabase(index: number, noise: (most: number) => number): DatabaseSample {
  const bookings = 1_000 + index * 400;
  return {
    ...{ connections: 22 + Math.round(noise(3)), stuckConnections: 0 },
    ownBytes: (90 + noise(10)) * MEBIBYTE,
    ...{ walBytes: index * 6_000_000, walFolderBytes: 256 * MEBIBYTE, transactions: index * 3_000 },
    walFolderMaxBytes: 1_024 * MEBIBYTE,
    tables: {
      Booking: { rows: bookings, bytes: bookings * 400 + 65_536, indexBytes: bookings * 150 },
      OutboxMessage: {
        ...{ rows: 5 + Math.round(noise(5)), bytes: MEBIBYTE, indexBytes: 100_000 },
      },
    },
  };
}
