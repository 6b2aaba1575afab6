import { dim, formatSeconds } from '../runner/reporter.js';
import type { Answer } from './history.js';
import type { DoneFault } from './faults/fault-injector.js';

const EVERY_MS = 5_000;

/** Tells a person every few seconds what has happened so far. */
export class Progress {
  private readonly counts: Record<Answer['kind'], number> = {
    ...{
      booked: 0,
      cancelled: 0,
      told: 0,
      listed: 0,
      waiting: 0,
      left: 0,
      ownLine: 0,
      line: 0,
      settings: 0,
      edited: 0,
      asked: 0,
      tickets: 0,
      scanned: 0,
      refused: 0,
      busy: 0,
      none: 0,
      unexpected: 0,
    },
  };
  private faults = 0;
  private last = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly startedAt: number,
    private readonly durationMs: number,
    private readonly planned: number,
    private readonly say: (line: string) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.tell(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.tell();
  }

  noteAnswer(answer: Answer): void {
    this.counts[answer.kind] += 1;
  }

  noteFault({ kind, target, hasHappened }: DoneFault): void {
    if (hasHappened) this.faults += 1;
    this.last = target === 'postgres' ? kind : `${kind} ${target}`;
  }

  private tell(): void {
    const { booked, cancelled, told, waiting, asked, scanned } = this.counts;
    const { refused, busy, none, unexpected } = this.counts;
    const time = `${formatSeconds(Date.now() - this.startedAt)} of ${this.durationMs / 1_000} s`;
    const odd = unexpected > 0 ? `, ${unexpected} UNEXPECTED` : '';
    this.say(
      `  ${time.padStart(16)}  booked ${booked}, guests ${told}, joined ${waiting}, passed on ${asked}, ` +
        `scanned ${scanned}, cancelled ${cancelled}, refused ${refused}, ` +
        `503 ${busy}, no answer ${none}${odd}  ` +
        dim(`faults ${this.faults} of ${this.planned}, last: ${this.last}`),
    );
  }
}
