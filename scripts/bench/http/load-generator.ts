/** The bench's side of `load-process.ts`. */
import { percentile } from '../../report/statistics.js';
import { ChildProgram } from '../../runner/child-program.js';
import { Failure } from '../../runner/failure.js';
import type { Scope } from '../../runner/scope.js';
import type { Bench } from '../part.js';
import type { LoadResult } from '../lib/load.js';

export interface RequestLoad {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
  /** Each request is of the next person; otherwise of nobody. */
  isSignedIn: boolean;
  /** Over when all people have asked; otherwise they ask in turn. */
  asksEachOnce: boolean;
  /** On this machine; the connections are shared out to them. */
  ports: readonly number[];
  connections: number;
  milliseconds: number;
}

export type LoadOrder =
  | { kind: 'people'; tokens: readonly string[] }
  | { kind: 'load'; load: RequestLoad };

export interface LoadReport {
  /** By status; 0 is no answer. */
  statuses: Map<number, number>;
  seconds: number;
  /** That the generator itself has used. */
  cpuSeconds: number;
  latenciesMs: Float64Array;
  /** Since the load began. */
  answeredAtMs: Float64Array;
}

export interface MeasuredLoad extends LoadResult {
  seconds: number;
  /** Of one core: near 1 the figures are the generator's, and not the server's. */
  generatorShare: number;
}

/** In the small benchmark one serves all parts. */
const shared = new WeakMap<Scope, Promise<LoadGenerator>>();

export class LoadGenerator {
  private constructor(
    private readonly process: ChildProgram<LoadOrder, LoadReport>,
    private readonly isShared: boolean,
  ) {}

  static start({ scope, isSmall }: Bench): Promise<LoadGenerator> {
    const known = shared.get(scope);
    if (known !== undefined) return known;
    const file = new URL('./load-process.ts', import.meta.url);
    const started = scope.own(
      async () => new LoadGenerator(new ChildProgram(file), isSmall),
      (generator) => generator.process.stop(),
    );
    if (isSmall) shared.set(scope, started);
    return started;
  }

  /** Whose requests are sent from now on, by their tokens, on connections of their own. */
  usePeople(tokens: readonly string[]): void {
    this.process.send({ kind: 'people', tokens });
  }

  send(load: RequestLoad): Promise<LoadReport> {
    const report = new Promise<LoadReport>((resolve) => this.process.onReport(resolve));
    this.process.send({ kind: 'load', load });
    return Promise.race([report, this.process.failed]);
  }

  /** Fails when anything is answered otherwise: a figure of refusals is worth nothing. */
  async measure(load: RequestLoad, expected: number): Promise<MeasuredLoad> {
    const { statuses, seconds, cpuSeconds, latenciesMs } = await this.send(load);
    if (statuses.size !== 1 || !statuses.has(expected)) {
      throw new Failure(
        `${load.method} ${load.path}: expected ${expected} only, and got ${JSON.stringify([...statuses])}`,
      );
    }
    return {
      answers: latenciesMs.length,
      perSecond: latenciesMs.length / seconds,
      p50Ms: percentile(latenciesMs, 0.5),
      p99Ms: percentile(latenciesMs, 0.99),
      seconds,
      generatorShare: cpuSeconds / seconds,
    };
  }

  /** By whoever started it; one that is shared goes on until the end. */
  async stop(): Promise<void> {
    if (!this.isShared) await this.process.stop();
  }
}
