/**
 * One real API process, with two receivers that pass on to the sink: killed and frozen as it pleases the
 * faultInjector.
 */
import { join } from 'node:path';
import { startGuarded, type GuardedProcess } from '@lastseat/embedded-postgres/guarded-process';
import { ROOT } from '../../runner/repository.js';
import type { Scope } from '../../runner/scope.js';
import type { ProcessEnding, ProcessName } from '../history.js';

export interface ApiProcessOptions {
  name: ProcessName;
  /** The same after every restart: clients come back to the address that they know. */
  port: number;
  environment: NodeJS.ProcessEnv;
  nodeFlags?: readonly string[];
  logFolder: string;
  onEnd: (ending: ProcessEnding) => void;
}

interface Life {
  child: GuardedProcess;
  hasEnded: boolean;
  wasKilled: boolean;
}

export class ApiProcess {
  readonly name: ProcessName;
  readonly origin: string;
  private life: Life | undefined;
  private starts = 0;

  constructor(
    private readonly scope: Scope,
    private readonly options: ApiProcessOptions,
  ) {
    this.name = options.name;
    this.origin = `http://127.0.0.1:${options.port}`;
  }

  /** Does not wait until it answers. */
  async start(): Promise<void> {
    const { name, environment, nodeFlags = [], logFolder, onEnd } = this.options;
    this.starts += 1;
    const child = await this.scope.own(
      () =>
        startGuarded({
          command: process.execPath,
          args: [...nodeFlags, 'apps/api/test/support/api-with-receivers.mjs'],
          cwd: ROOT,
          env: environment,
          logFile: join(logFolder, `api-${name}-${this.starts}.log`),
          stop: [{ signal: 'SIGTERM', graceMs: 15_000 }],
        }),
      (started) => {
        this.thaw();
        return started.stop();
      },
    );
    const life: Life = { child, hasEnded: false, wasKilled: false };
    this.life = life;
    void child.ended.then(() => {
      life.hasEnded = true;
      const wasKilled = life.wasKilled || this.scope.isClosing;
      onEnd({ name: `API ${name} (log: api-${name}-${this.starts}.log)`, wasKilled });
    });
  }

  async kill(): Promise<void> {
    if (this.life === undefined) return;
    this.life.wasKilled = true;
    this.signal('SIGKILL');
    await this.life.child.ended;
  }

  freeze(): void {
    this.signal('SIGSTOP');
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  /** Null while it does not run. */
  get pid(): number | null {
    return this.life?.hasEnded === false ? this.life.child.pid : null;
  }

  get isRunning(): boolean {
    return this.pid !== null;
  }

  async isReady(): Promise<boolean> {
    try {
      const answer = await fetch(`${this.origin}/api/health/ready`, {
        signal: AbortSignal.timeout(5_000),
      });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      return false;
    }
  }

  /** The id of an ended process may be a stranger's by now. */
  private signal(signal: NodeJS.Signals): void {
    if (this.pid !== null) process.kill(this.pid, signal);
  }
}
