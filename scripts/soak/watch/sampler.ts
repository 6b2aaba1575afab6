/** Looks at the city from outside, again and again. */
import { doOnAndOn } from '../../torture/system/on-and-on.js';
import type { City } from '../city/start-city.js';
import { readDatabase } from './read-database.js';
import { readProcess } from './read-process.js';
import type { Sample } from './sample.js';

/** Over a run, and no more often than each second. */
const SAMPLES = 240;
const SHORTEST_MS = 1_000;

/** Of requests, as they are answered. */
export class Tally {
  answered = 0;
  unanswered = 0;
  private latenciesMs: number[] = [];

  note(isAnswered: boolean, tookMs: number): void {
    if (!isAnswered) {
      this.unanswered += 1;
      return;
    }
    this.answered += 1;
    this.latenciesMs.push(tookMs);
  }

  /** Those since it was last asked. */
  takeLatencies(): number[] {
    return this.latenciesMs.splice(0);
  }
}

export class Sampler {
  readonly samples: Sample[] = [];
  private going: { stop(): Promise<void> } | undefined;

  constructor(
    private readonly city: City,
    private readonly tally: Tally,
    private readonly startedAt: number,
    private readonly durationMs: number,
  ) {}

  start(): void {
    const everyMs = Math.max(SHORTEST_MS, this.durationMs / SAMPLES);
    this.going = doOnAndOn(() => this.look(), everyMs);
  }

  async stop(): Promise<void> {
    await this.going?.stop();
  }

  private async look(): Promise<void> {
    const { processes, postgres } = this.city.streets;
    const [a, b, database] = await Promise.all([
      readProcess(processes.a),
      readProcess(processes.b),
      readDatabase(postgres),
    ]);
    const { answered, unanswered } = this.tally;
    this.samples.push({
      at: Date.now() - this.startedAt,
      processes: { a, b },
      ...{ database, answered, unanswered, latenciesMs: this.tally.takeLatencies() },
    });
  }
}
