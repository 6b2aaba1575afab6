/** What goes wrong, and how often: chance says so, of one statement and one COMMIT after the other. */
import type { Random } from '../../load/random.js';

/**
 * - `lost before`: the connection ended, and PostgreSQL never saw it;
 * - `lost after`: it ended with the answer;
 * - `refused`: PostgreSQL ends the transaction, as it does in a deadlock.
 */
export type StatementFate = 'well' | 'lost before' | 'lost after' | 'refused';

/** `on the way`: whoever sent it is told that the connection ended, and it is carried out later. */
export type CommitFate = 'well' | 'lost before' | 'lost after' | 'on the way';

/** How often, of one. */
export interface FaultRates {
  statement: number;
  commit: number;
  /** That something takes its time. */
  slow: number;
}

const refusals = ['40P01', '55P03', '40001', '57P01'] as const;

export class Faults {
  isOn = true;
  /** Those that happened. */
  count = 0;

  constructor(
    private readonly random: Random,
    private readonly rates: FaultRates,
  ) {}

  ofStatement(): StatementFate {
    if (!this.happens(this.rates.statement)) return 'well';
    return this.random.pick(['lost before', 'lost after', 'refused'] as const);
  }

  ofCommit(): CommitFate {
    if (!this.happens(this.rates.commit)) return 'well';
    return this.random.pick(['lost before', 'lost after', 'lost after', 'on the way'] as const);
  }

  refusal(): string {
    return this.random.pick(refusals);
  }

  /** Of a word on its way, in milliseconds: mostly none, so that many are ready at once. */
  delay(): number {
    if (!this.isOn || !this.random.chance(this.rates.slow)) return 0;
    return this.random.chance(0.2) ? this.random.between(100, 3_000) : this.random.between(1, 30);
  }

  /** How long PostgreSQL does not notice that whoever had a connection is gone. */
  unnoticed(): number {
    return this.isOn && this.random.chance(0.5) ? this.random.between(1, 2_000) : 0;
  }

  private happens(rate: number): boolean {
    const does = this.isOn && this.random.chance(rate);
    if (does) this.count += 1;
    return does;
  }
}
