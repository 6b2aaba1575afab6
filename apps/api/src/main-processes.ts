/**
 * Several API processes that share one port: `node dist/src/main-processes.js 2`. This one accepts the
 * connections and hands each to the next process; what is said on them it never sees. Besides, it
 * gathers the metrics of all.
 *
 * What must stay true: a process that ends is followed by another until we are asked to end. One that is
 * on its way down is handed nothing more, and a connection that reaches it too late goes to another.
 */
import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { ConfigurationError, parseConfig } from './common/config.js';
import { createLogger } from './common/logging.js';
import { collectMetrics } from './common/metrics/collect-metrics.js';

/** Before one that could not even begin is tried again. */
const RESTART_PAUSE_MS = 1_000;

class Processes {
  private readonly alive = new Set<Worker>();
  private readonly useful = new WeakSet<Worker>();
  private hasBegun = false;
  private isEnding = false;

  constructor(private readonly logger: Logger) {
    // Where each process accepts for itself, one that ends loses what it has not yet looked at.
    cluster.schedulingPolicy = cluster.SCHED_RR;
    cluster.setupPrimary({ exec: fileURLToPath(new URL('./main.js', import.meta.url)), args: [] });
    cluster.on('listening', (worker) => {
      this.hasBegun = true;
      this.useful.add(worker);
    });
    cluster.on('exit', (worker, code, signal) => this.noteEnd(worker, code, signal));
  }

  start(): void {
    if (!this.isEnding) this.alive.add(cluster.fork());
  }

  end(): void {
    this.isEnding = true;
    for (const worker of this.alive) worker.process.kill('SIGTERM');
    if (this.alive.size === 0) process.exit(0);
  }

  private noteEnd(worker: Worker, code: number | null, signal: string | null): void {
    this.alive.delete(worker);
    if (this.isEnding) {
      if (code !== 0) process.exitCode = 1;
      if (this.alive.size === 0) process.exit();
      return;
    }
    // It has said why, and the next one would say the same. The others end with us.
    if (!this.hasBegun) process.exit(1);
    const end = { ended: worker.process.pid, code, signal };
    this.logger[code === 0 ? 'info' : 'warn'](end, 'An API process has ended; another follows');
    if (this.useful.has(worker)) this.start();
    else setTimeout(() => this.start(), RESTART_PAUSE_MS);
  }
}

try {
  const count = Number(process.argv[2]);
  if (!Number.isInteger(count) || count < 1) throw new ConfigurationError('How many processes?');
  const processes = new Processes(createLogger(parseConfig(process.env)));
  collectMetrics();
  for (let started = 0; started < count; started += 1) processes.start();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => processes.end());
} catch (error) {
  const isOperators = error instanceof ConfigurationError;
  process.stderr.write(`${isOperators ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
}
