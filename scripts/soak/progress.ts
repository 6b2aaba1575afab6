import { dim, formatSeconds } from '../runner/reporter.js';
import type { DoneCityFault } from './faults.js';
import type { Sample } from './watch/sample.js';
import type { Tally } from './watch/sampler.js';

/** Some hundred lines over a run, and none more often than each five seconds. */
const LINES = 100;
const SHORTEST_MS = 5_000;
const MEBIBYTE = 1024 ** 2;

interface Watched {
  durationMs: number;
  /** These grow. */
  faults: readonly DoneCityFault[];
  samples: readonly Sample[];
  tally: Tally;
  say: (line: string) => void;
}

/** Tells a person every now and then how the city is. */
export class CityProgress {
  private readonly startedAt = Date.now();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly watched: Watched) {}

  start(): void {
    const everyMs = Math.max(SHORTEST_MS, this.watched.durationMs / LINES);
    this.timer = setInterval(() => this.tell(), everyMs);
  }

  stop(): void {
    clearInterval(this.timer);
    this.tell();
  }

  private tell(): void {
    const { durationMs, faults, samples, tally, say } = this.watched;
    const time = `${formatSeconds(Date.now() - this.startedAt)} of ${durationMs / 1_000} s`;
    const { a } = samples.at(-1)?.processes ?? {};
    const database = samples.findLast((sample) => sample.database)?.database;
    const megabytes = (bytes: number | null | undefined) => Math.round((bytes ?? 0) / MEBIBYTE);
    say(
      `  ${time.padStart(18)}  answers ${tally.answered}, 503 or none ${tally.unanswered}, process a ` +
        `${megabytes(a?.residentBytes)} MB (heap ${megabytes(a?.heapBytes)}), ` +
        `${database?.connections ?? 0} connections  ` +
        dim(`faults ${faults.length}, last: ${faults.at(-1)?.kind ?? 'none'}`),
    );
  }
}
