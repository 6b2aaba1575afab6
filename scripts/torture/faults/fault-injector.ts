/** Carries out the plan, and writes down what really happened. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CommitFault, DatabaseProxy } from '@lastseat/database-proxy';
import type { DatabaseGap, ProcessName } from '../history.js';
import type { SystemUnderTest } from '../system/system-under-test.js';
import { becomes } from '../../runner/until.js';
import type { Fault, Target } from './plan.js';

/** How long an armed fault waits for a COMMIT to come by. */
const COMMIT_WITHIN_MS = 2_000;

export interface DoneFault extends Fault {
  /** Milliseconds of Unix time. */
  beganAt: number;
  endedAt: number;
  /** False when nothing came by that could be broken. */
  hasHappened: boolean;
}

export class FaultInjector {
  readonly done: DoneFault[] = [];
  /** The times without a database; `until` is when it was started again. */
  readonly gaps: DatabaseGap[] = [];

  constructor(
    private readonly system: SystemUnderTest,
    private readonly onFault: (fault: DoneFault) => void,
  ) {}

  /**
   * Resolves when the last fault is over. On a slow machine a target may not be whole again when its
   * next fault is due: that one waits.
   */
  async carryOut(plan: readonly Fault[]): Promise<void> {
    const startedAt = Date.now();
    const whole: Record<Target, Promise<void>> = {
      ...{ a: Promise.resolve(), b: Promise.resolve(), postgres: Promise.resolve() },
      ...{ receivers: Promise.resolve(), mail: Promise.resolve(), kafka: Promise.resolve() },
    };
    const failures: unknown[] = [];
    for (const fault of plan) {
      await pause(Math.max(0, startedAt + fault.at - Date.now()));
      if (failures.length > 0) break;
      whole[fault.target] = whole[fault.target]
        .then(() => this.carryOutOne(fault))
        .catch((error: unknown) => void failures.push(error));
    }
    await Promise.all(Object.values(whole));
    if (failures.length > 0) throw failures[0];
  }

  private async carryOutOne(fault: Fault): Promise<void> {
    const beganAt = Date.now();
    const hasHappened = await this.commit(fault);
    const done = { ...fault, beganAt, endedAt: Date.now(), hasHappened };
    this.done.push(done);
    this.onFault(done);
  }

  /** Does it and undoes it; says whether it happened. */
  private async commit(fault: Fault): Promise<boolean> {
    if (fault.target === 'postgres') return this.breakPostgres(fault);
    if (fault.target === 'receivers') return this.breakReceivers(fault);
    if (fault.target === 'mail') return this.breakMail(fault);
    if (fault.target === 'kafka') return this.breakKafka(fault);
    return this.breakProcess(fault, fault.target);
  }

  private async breakReceivers({ kind, forMs }: Fault): Promise<boolean> {
    const { sink } = this.system;
    if (kind === 'receivers refuse') sink.become('refuses');
    else sink.become(kind === 'receivers hang' ? 'hangs' : 'dies');
    await pause(forMs);
    sink.become('takes');
    return true;
  }

  private async breakMail({ kind, forMs }: Fault): Promise<boolean> {
    const { mail } = this.system;
    if (kind === 'mail server refuses') mail.become('refuse');
    else mail.become(kind === 'mail server hangs' ? 'hang' : 'die');
    await pause(forMs);
    mail.become('take');
    return true;
  }

  private async breakKafka({ forMs }: Fault): Promise<boolean> {
    const { kafka } = this.system;
    if (kafka === null) return false;
    await kafka.kill();
    await pause(forMs);
    await kafka.restart();
    return true;
  }

  private async breakPostgres({ kind, forMs }: Fault): Promise<boolean> {
    const { postgres } = this.system;
    if (kind === 'kill PostgreSQL') {
      this.gaps.push(await postgres.crashAndRestart(() => pause(forMs)));
      return true;
    }
    if (kind === 'terminate backends') return (await postgres.terminateBackends()) > 0;
    const hasFrozen = await postgres.freezeBackend();
    await pause(forMs);
    postgres.thawBackends();
    return hasFrozen;
  }

  private async breakProcess({ kind, forMs, how }: Fault, name: ProcessName): Promise<boolean> {
    const process = this.system.processes[name];
    const proxy = this.system.proxies[name];
    switch (kind) {
      case 'kill API':
        await process.kill();
        await pause(forMs);
        await process.start();
        return true;
      case 'freeze API':
        process.freeze();
        await pause(forMs);
        process.thaw();
        return true;
      case 'lose COMMIT':
        return breakCommit(proxy, 'lose', forMs);
      case 'lose the answer to COMMIT':
        return breakCommit(proxy, 'lose answer', forMs);
      case 'delay COMMIT':
        return breakCommit(proxy, 'delay', forMs);
      default:
        if (kind === 'cut connections') proxy.cut(how);
        else if (kind === 'slow connections') proxy.slowDown(SLOW_MS);
        else proxy.hold();
        await pause(forMs);
        proxy.mend();
        return true;
    }
  }
}

/** Each way: a transaction of six statements takes more than half a second then. */
const SLOW_MS = 50;

async function breakCommit(
  proxy: DatabaseProxy,
  fault: CommitFault,
  forMs: number,
): Promise<boolean> {
  const before = proxy.faults;
  proxy.breakNextCommit(fault);
  const hasHappened = await becomes(() => proxy.faults > before, COMMIT_WITHIN_MS);
  proxy.breakNextCommit(null);
  await pause(forMs);
  proxy.releaseCommit();
  return hasHappened;
}
