// A program as a person starts it in a terminal: the leader of a process group, which a Ctrl-C reaches as
// a whole. It has no guard like the product's own parts: a guard clears up what is left behind, and
// whether something is left behind is the question here.
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { Failure } from '../runner/failure.js';
import type { Scope } from '../runner/scope.js';
import type { Account } from './machine.js';

export interface Order {
  command: readonly [program: string, ...args: string[]];
  cwd: string;
  env: NodeJS.ProcessEnv;
  account?: Account | undefined;
  /** Everything that it prints is added to this file. */
  logFile: string;
}

export class StartedProgram {
  private text = '';
  private exitCode: number | undefined;
  private readonly listeners = new Set<() => void>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly order: Order,
  ) {
    const take = (chunk: Buffer) => {
      this.text += chunk.toString('utf8');
      appendFileSync(order.logFile, chunk);
      this.tell();
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const end = (code: number) => {
      this.exitCode ??= code;
      this.tell();
    };
    child.once('error', (error) => {
      take(Buffer.from(`${error.message}\n`));
      end(127);
    });
    child.once('close', (code, signal) => {
      if (signal !== null) take(Buffer.from(`ended by ${signal}\n`));
      end(code ?? 128);
    });
  }

  /** The scope ends it, with all of its group. */
  static start(scope: Scope, order: Order): Promise<StartedProgram> {
    const [program, ...args] = order.command;
    return scope.own(
      async () => {
        const { cwd, env, account } = order;
        const stdio = ['ignore', 'pipe', 'pipe'] as const;
        const child = spawn(program, args, {
          cwd,
          env,
          stdio: [...stdio],
          detached: true,
          ...account,
        });
        return new StartedProgram(child, order);
      },
      (started) => started.end(),
    );
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** All that it has printed so far. */
  get output(): string {
    return this.text;
  }

  interrupt(): void {
    this.signal('SIGINT');
  }

  /** @returns the exit code */
  async waitForEnd(milliseconds: number): Promise<number> {
    await this.waitUntil(() => this.exitCode !== undefined, milliseconds, 'it did not end');
    return this.exitCode ?? 128;
  }

  /** Fails with its last words when it ends before it prints that, or takes too long. */
  async waitForLine(pattern: RegExp, milliseconds: number): Promise<void> {
    const isOver = () => pattern.test(this.text) || this.exitCode !== undefined;
    await this.waitUntil(isOver, milliseconds, `it did not print ${String(pattern)}`);
    if (!pattern.test(this.text)) throw this.failure(`it ended with ${this.exitCode}`);
  }

  /** What went wrong, with its last words. */
  failure(what: string): Failure {
    const words = this.text.trimEnd().split('\n').slice(-20);
    const line = this.order.command.join(' ');
    return new Failure(`${line}: ${what}. Its last words:\n${words.join('\n')}`);
  }

  private async waitUntil(
    isOver: () => boolean,
    milliseconds: number,
    what: string,
  ): Promise<void> {
    const isInTime = await new Promise<boolean>((resolve) => {
      const finish = (result: boolean) => {
        clearTimeout(timer);
        this.listeners.delete(look);
        resolve(result);
      };
      const look = () => {
        if (isOver()) finish(true);
      };
      const timer = setTimeout(() => finish(false), milliseconds);
      this.listeners.add(look);
      look();
    });
    if (!isInTime) throw this.failure(`${what} within ${milliseconds / 60_000} minutes`);
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** First as a person would, so that it ends its own children. */
  private async end(): Promise<void> {
    if (this.exitCode !== undefined) return;
    this.interrupt();
    await this.waitForEnd(30_000).catch(() => this.signal('SIGKILL'));
  }

  private signal(name: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, name);
    } catch (error) {
      // It has ended meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
