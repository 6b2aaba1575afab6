/** The siege's side of `attack-process.ts`. */
import { constants, setPriority } from 'node:os';
import { ChildProgram } from '../../runner/child-program.js';
import { Failure } from '../../runner/failure.js';
import type { Scope } from '../../runner/scope.js';
import type { Knowledge } from './target.js';

export type AttackOrder =
  | { kind: 'begin'; names: readonly string[]; knowledge: Knowledge; seed: number }
  | { kind: 'end' };

export type AttackReport =
  | { kind: 'arrived' }
  | { kind: 'failed'; reason: string }
  | { kind: 'over'; tally: Record<string, number> };

/** A stranger's machine is not ours: what making the attack costs must not be taken from the server. */
const LAST_IN_LINE = constants.priority.PRIORITY_LOW;

export class Attackers {
  private onOver: (tally: Record<string, number>) => void = () => undefined;
  private failure: Failure | null = null;
  /** Whether something has come of each of the attacks that were begun last. */
  haveArrived = false;

  private constructor(
    private readonly process: ChildProgram<AttackOrder, AttackReport>,
    isTimed: boolean,
  ) {
    if (isTimed) setPriority(process.pid, LAST_IN_LINE);
    process.onReport((report) => {
      if (report.kind === 'over') this.onOver(report.tally);
      else if (report.kind === 'arrived') this.haveArrived = true;
      else this.failure = new Failure(`An attack could not be carried out: ${report.reason}`);
    });
  }

  /**
   * @param isTimed whether the server's times are judged; where they are not, a busy machine must not keep an
   *   attack waiting, while everybody else goes on
   */
  static start(scope: Scope, isTimed: boolean): Promise<Attackers> {
    const file = new URL('./attack-process.ts', import.meta.url);
    return scope.own(
      async () => new Attackers(new ChildProgram<AttackOrder, AttackReport>(file), isTimed),
      (attackers) => attackers.process.stop(),
    );
  }

  /** Several at once when several are named. */
  begin(names: readonly string[], knowledge: Knowledge, seed: number): void {
    this.haveArrived = false;
    this.process.send({ kind: 'begin', names, knowledge, seed });
  }

  /** @returns what came of it, by status or by word */
  async end(): Promise<Record<string, number>> {
    const over = new Promise<Record<string, number>>((resolve) => (this.onOver = resolve));
    this.process.send({ kind: 'end' });
    const tally = await Promise.race([over, this.process.failed]);
    if (this.failure !== null) throw this.failure;
    return tally;
  }
}
