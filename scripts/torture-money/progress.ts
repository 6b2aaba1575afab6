import { dim, formatSeconds } from '../runner/reporter.js';
import type { Asker } from './clients/asker.js';
import type { MoneyFault } from './faults.js';

const EVERY_MS = 5_000;

interface Watched {
  durationMs: number;
  planned: number;
  asker: Asker;
  /** Grows. */
  faults: readonly MoneyFault[];
  say: (line: string) => void;
}

/** Tells a person every few seconds what has happened so far. */
export class MoneyProgress {
  private readonly startedAt = Date.now();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly watched: Watched) {}

  start(): void {
    this.timer = setInterval(() => this.tell(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.tell();
  }

  private tell(): void {
    const { durationMs, planned, asker, faults, say } = this.watched;
    const time = `${formatSeconds(Date.now() - this.startedAt)} of ${durationMs / 1_000} s`;
    const orders = new Set(asker.told.map(({ orderId }) => orderId)).size;
    const requests = [...asker.counts.values()].reduce((sum, count) => sum + count, 0);
    const lost = (asker.counts.get('no answer') ?? 0) + (asker.counts.get('busy') ?? 0);
    const odd = asker.unexpected.length > 0 ? `, ${asker.unexpected.length} UNEXPECTED` : '';
    say(
      `  ${time.padStart(16)}  orders ${orders}, requests ${requests}, 503 or no answer ${lost}${odd}  ` +
        dim(`faults ${faults.length} of ${planned}, last: ${faults.at(-1)?.kind ?? 'none'}`),
    );
  }
}
