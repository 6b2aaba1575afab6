/**
 * A program of ours in a process of its own, for work that must not share an event loop with what
 * measures it. Both sides speak in messages; the child ends when the parent does, however that ends.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.js';
import { ROOT } from './repository.js';

export class ChildProgram<Order, Report> {
  private readonly child: ChildProcess;
  private listener: (report: Report) => void = () => undefined;

  /** Rejects when the child ends before it was stopped. */
  readonly failed: Promise<never>;
  private readonly ended: Promise<void>;
  private isStopping = false;

  /** @param file a TypeScript file, as `new URL('./name.ts', import.meta.url)` */
  constructor(file: URL) {
    const path = fileURLToPath(file);
    this.child = fork(path, {
      cwd: ROOT,
      execArgv: ['--import', 'tsx'],
      // Bytes and numbers in their own form, and not as JSON.
      serialization: 'advanced',
    });
    this.child.on('message', (report) => this.listener(report as Report));
    this.ended = new Promise((resolve) => this.child.once('exit', () => resolve()));
    this.failed = this.ended.then(() => {
      if (this.isStopping) return new Promise<never>(() => undefined);
      throw new Failure(`${path} ended by itself.`);
    });
    this.failed.catch(() => undefined); // Somebody else may be looking only later.
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  onReport(listener: (report: Report) => void): void {
    this.listener = listener;
  }

  send(order: Order): void {
    this.child.send(order as object);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

/** The child's side: what to do with each order. */
export function obeyParent<Order, Report>(
  obey: (order: Order, report: (report: Report) => void) => void,
): void {
  const report = (message: Report) => void process.send?.(message);
  process.on('message', (order) => obey(order as Order, report));
  process.on('disconnect', () => process.exit());
  // Ctrl-C goes to the whole group; the parent decides when we end.
  process.on('SIGINT', () => undefined);
}
