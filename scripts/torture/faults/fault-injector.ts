/** Carries out the plan, and writes down what really happened. */
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseGap, ProcessName } from '../history.js';
import type { SystemUnderTest } from '../system/system-under-test.js';
import { breakPostgres } from './break-postgres.js';
import { breakProcess } from './break-process.js';
import { carryOut } from './carry-out.js';
import type { Planned } from './deck.js';
import {
  POSTGRES_RULES,
  PROCESS_RULES,
  type Fault,
  type PostgresFaultKind,
  type ProcessFaultKind,
} from './plan.js';

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

  carryOut(plan: readonly Fault[]): Promise<void> {
    return carryOut(plan, (fault) => this.carryOutOne(fault));
  }

  private async carryOutOne(fault: Fault): Promise<void> {
    const beganAt = Date.now();
    const hasHappened = await breakPart(this.system, fault, this.gaps);
    const done = { ...fault, beganAt, endedAt: Date.now(), hasHappened };
    this.done.push(done);
    this.onFault(done);
  }
}

/** What can be broken. */
export type Breakable = Pick<
  SystemUnderTest,
  'postgres' | 'processes' | 'proxies' | 'sink' | 'mail' | 'kafka'
>;

/**
 * Does it and undoes it.
 * @param gaps takes the time without a database, where there was one
 * @returns whether it happened
 */
export async function breakPart(
  { postgres, processes, proxies, sink, mail, kafka }: Breakable,
  fault: Fault,
  gaps: DatabaseGap[],
): Promise<boolean> {
  if (isOnPostgres(fault)) return breakPostgres(fault, postgres, gaps);
  if (isOnProcess(fault)) {
    return breakProcess(fault, processes[fault.target], proxies[fault.target]);
  }
  if (fault.target === 'receivers') return breakReceivers(sink, fault);
  if (fault.target === 'mail') return breakMail(mail, fault);
  return breakKafka(kafka, fault);
}

async function breakReceivers(sink: Breakable['sink'], { kind, forMs }: Fault): Promise<boolean> {
  if (kind === 'receivers refuse') sink.become('refuses');
  else sink.become(kind === 'receivers hang' ? 'hangs' : 'dies');
  await pause(forMs);
  sink.become('takes');
  return true;
}

async function breakMail(mail: Breakable['mail'], { kind, forMs }: Fault): Promise<boolean> {
  if (kind === 'mail server refuses') mail.become('refuse');
  else mail.become(kind === 'mail server hangs' ? 'hang' : 'die');
  await pause(forMs);
  mail.become('take');
  return true;
}

async function breakKafka(kafka: Breakable['kafka'], { forMs }: Fault): Promise<boolean> {
  if (kafka === null) return false;
  await kafka.kill();
  await pause(forMs);
  await kafka.restart();
  return true;
}

/** Of whatever this or another torture plans. */
export const isOnProcess = (
  fault: Planned<string, string>,
): fault is Planned<ProcessFaultKind, ProcessName> => Object.hasOwn(PROCESS_RULES, fault.kind);

export const isOnPostgres = (
  fault: Planned<string, string>,
): fault is Planned<PostgresFaultKind, 'postgres'> => Object.hasOwn(POSTGRES_RULES, fault.kind);
