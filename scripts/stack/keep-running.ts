// `npm start` is for people who want it to stay: what ends by itself is started again, and they are
// told. What must stay true: the first start fails as it ever did, with its own words; one that keeps
// ending is told about each time, with its last words, and never more often than its pause allows.
import { setTimeout as wait } from 'node:timers/promises';
import { RestartPause, SHORTEST_PAUSE_MS } from '../../apps/api/src/processes/restart-pause.js';
import { describeError } from '../runner/failure.js';
import { formatSeconds } from '../runner/reporter.js';
import { Scope } from '../runner/scope.js';
import { EndedByItself } from '../runner/services.js';

export interface RunningPart {
  /** Names it to a person. */
  readonly name: string;
  /** Rejects when it ends without having been asked to. */
  readonly failed: Promise<never>;
}

/** Starts a part into a scope of its own, or fails with a sentence. */
type Start<P extends RunningPart> = (scope: Scope) => Promise<P>;

/** How parts are run: once, for tests, where a part that ends is a finding; or kept. */
export type Run = <P extends RunningPart>(scope: Scope, start: Start<P>) => Promise<P>;

export const runOnce: Run = (scope, start) => start(scope);

/** Gives the first one that runs; the scope stops whichever runs then. */
export function keepingRunning(tell: (line: string) => void): Run {
  return async (scope, start) => {
    // Owned before it runs: a stop in the midst of its start must not wait for that.
    const keeper = await scope.own(
      async () => new Keeper(start, tell),
      (owned) => owned.stop(),
    );
    return keeper.begin();
  };
}

class Keeper<P extends RunningPart> {
  private readonly pause = new RestartPause();
  private readonly ending = new AbortController();
  private life = new Scope();

  constructor(
    private readonly start: Start<P>,
    private readonly tell: (line: string) => void,
  ) {}

  async begin(): Promise<P> {
    const startedAt = performance.now();
    const part = await this.start(this.life);
    part.failed.catch((failure: unknown) => this.follow(part.name, failure, startedAt));
    return part;
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.life.close();
  }

  private async follow(name: string, failure: unknown, startedAt: number): Promise<void> {
    if (this.ending.signal.aborted) return;
    const pauseMs = this.pause.take(performance.now() - startedAt);
    this.tell(describeNextStart(failure, pauseMs));
    // One that was started and does not answer has not ended.
    await this.life.close();
    await wait(pauseMs, undefined, this.ending).catch(() => undefined);
    if (this.ending.signal.aborted) return;
    this.life = new Scope();
    const againAt = performance.now();
    try {
      await this.begin();
      this.tell(`${name} is back`);
    } catch (next) {
      void this.follow(name, next, againAt);
    }
  }
}

/** In one line at first, for what may have been a passing trouble. */
function describeNextStart(failure: unknown, pauseMs: number): string {
  if (pauseMs === SHORTEST_PAUSE_MS && failure instanceof EndedByItself) {
    return `${failure.headline}; starting it again`;
  }
  return `${describeError(failure)}\n  Starting it again in ${formatSeconds(pauseMs)}`;
}
