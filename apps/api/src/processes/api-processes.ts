import cluster, { type Worker } from 'node:cluster';
import type { Logger } from 'pino';
import { RestartPause } from './restart-pause.js';

/** One of the processes that there are to be, whichever fills it. */
interface Place {
  pause: RestartPause;
  /** Of the one that fills it now, by a clock that nobody sets. */
  startedAt: number;
}

/**
 * The API processes behind one port. What must stay true: one that ends is followed by another until we
 * are asked to end. One that is on its way down is handed nothing more, and a connection that reaches it
 * too late goes to another.
 */
export class ApiProcesses {
  private readonly alive = new Map<Worker, Place>();
  private readonly useful = new WeakSet<Worker>();
  private hasBegun = false;
  private isEnding = false;

  /** @param main the program that each of them runs */
  constructor(
    main: string,
    private readonly logger: Logger,
  ) {
    // Where each process accepts for itself, one that ends loses what it has not yet looked at.
    cluster.schedulingPolicy = cluster.SCHED_RR;
    cluster.setupPrimary({ exec: main, args: [] });
    cluster.on('listening', (worker) => {
      this.hasBegun = true;
      this.useful.add(worker);
    });
    cluster.on('exit', (worker, code, signal) => this.noteEnd(worker, code, signal));
  }

  start(count: number): void {
    for (let started = 0; started < count; started += 1) this.fill(new RestartPause());
  }

  end(): void {
    this.isEnding = true;
    for (const worker of this.alive.keys()) worker.process.kill('SIGTERM');
    if (this.alive.size === 0) process.exit(0);
  }

  private fill(pause: RestartPause): void {
    if (this.isEnding) return;
    this.alive.set(cluster.fork(), { pause, startedAt: performance.now() });
  }

  private noteEnd(worker: Worker, code: number | null, signal: string | null): void {
    const place = this.alive.get(worker);
    this.alive.delete(worker);
    if (this.isEnding) {
      if (code !== 0) process.exitCode = 1;
      if (this.alive.size === 0) process.exit();
      return;
    }
    // It has said why, and the next one would say the same. The others end with us.
    if (!this.hasBegun) process.exit(1);
    if (place !== undefined) this.follow(worker, place, code, signal);
  }

  private follow(
    worker: Worker,
    { pause, startedAt }: Place,
    code: number | null,
    signal: string | null,
  ): void {
    // Asked to go, as at a rollout: nothing is wrong with it.
    const isWanted = code === 0 && this.useful.has(worker);
    const pauseMs = isWanted ? 0 : pause.take(performance.now() - startedAt);
    const end = { ended: worker.process.pid, code, signal, pauseMs };
    this.logger[code === 0 ? 'info' : 'warn'](end, 'An API process has ended; another follows');
    if (isWanted) this.fill(pause);
    else setTimeout(() => this.fill(pause), pauseMs);
  }
}
