/**
 * The simulated PostgreSQL: transactions at READ COMMITTED, row locks, unique indexes whose second comer waits,
 * deadlocks that are seen after a second, and ids of transactions that it remembers the fate of. What it knows of
 * SQL are the statements of the product, in `statements/`. `double.int-spec.ts` holds it against the real one.
 */
import type { Scheduler, Task } from '../time/scheduler.js';
import { DEADLOCK, LOCK_TIMEOUT, SqlError } from './errors.js';
import { emptyTables, View, type Committed } from './store.js';

/** `deadlock_timeout`. */
const DEADLOCK_MS = 1_000;

export type Result = unknown[] | number;

/** A statement that may have to wait yields whom it waits for, and goes on when that one has ended. */
export type Statement = () => Result | Generator<ServerTransaction, Result, void>;

/** `null`: the connection ended under it. */
export type StatementEnd = { result: Result } | { error: SqlError } | null;

interface Waiting {
  generator: Generator<ServerTransaction, Result, void>;
  done: (end: StatementEnd) => void;
  /** Called off when the wait is over. */
  timers: Task[];
}

export class ServerTransaction {
  state: 'active' | 'committed' | 'aborted' = 'active';
  /** Who waits for its end, first come first. */
  readonly waiters: ServerTransaction[] = [];
  waitsFor: ServerTransaction | null = null;
  waiting: Waiting | null = null;
  /** `lock_timeout`; 0: none. */
  lockTimeoutMs = 0;
  idleTimeoutMs = 0;
  /** The database's clock when it locked events, by event: of these it has ended what had run out. */
  readonly lockedAt = new Map<string, Date>();

  constructor(
    readonly id: string,
    readonly view: View,
    /** `now()`. */
    readonly beganAt: Date,
  ) {}
}

export class SimulatedServer {
  readonly committed: Committed = emptyTables();
  private readonly locks = new Map<string, ServerTransaction>();
  /** Of those that have ended. */
  private readonly fates = new Map<string, 'committed' | 'aborted'>();
  private readonly active = new Set<ServerTransaction>();
  private nextId = 700;
  /** Called in the instant of a COMMIT that changes something, before anybody can see it. */
  onCommit: (transaction: ServerTransaction) => void = () => undefined;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly clock: () => Date,
  ) {}

  /** `clock_timestamp()`. */
  now(): Date {
    return this.clock();
  }

  begin(): ServerTransaction {
    const id = String(this.nextId++);
    const transaction = new ServerTransaction(id, new View(this.committed), this.now());
    this.active.add(transaction);
    return transaction;
  }

  /** Whether a transaction is under way. */
  get isBusy(): boolean {
    return this.active.size > 0;
  }

  /** `pg_xact_status`; undefined: it is under way, or there was none. */
  fateOf(id: string): 'committed' | 'aborted' | undefined {
    return this.fates.get(id);
  }

  /** Those that have written something that nobody else sees yet. */
  *listOthers(own: ServerTransaction): Generator<ServerTransaction> {
    for (const other of this.active) if (other !== own) yield other;
  }

  /** @returns who has it; null: it is ours until our end */
  tryLock(transaction: ServerTransaction, name: string): ServerTransaction | null {
    const holder = this.locks.get(name);
    if (holder !== undefined && holder !== transaction && holder.state === 'active') return holder;
    this.locks.set(name, transaction);
    return null;
  }

  run(
    transaction: ServerTransaction,
    statement: Statement,
    done: (end: StatementEnd) => void,
  ): void {
    try {
      const started = statement();
      if (typeof started === 'number' || Array.isArray(started)) return done({ result: started });
      this.goOn(transaction, { generator: started, done, timers: [] });
    } catch (error) {
      this.fail(transaction, error, done);
    }
  }

  commit(transaction: ServerTransaction): void {
    if (transaction.state !== 'active') return;
    if (transaction.view.hasChanges) {
      this.onCommit(transaction);
      transaction.view.apply();
    }
    this.end(transaction, 'committed');
  }

  abort(transaction: ServerTransaction): void {
    if (transaction.state !== 'active') return;
    transaction.view.forget();
    this.end(transaction, 'aborted');
  }

  /** All connections end, and with them what was not committed. */
  crash(): void {
    for (const transaction of [...this.active]) this.abort(transaction);
  }

  private end(transaction: ServerTransaction, state: 'committed' | 'aborted'): void {
    transaction.state = state;
    this.fates.set(transaction.id, state);
    this.active.delete(transaction);
    this.stopWaiting(transaction)?.done(null);
    for (const [name, holder] of this.locks) if (holder === transaction) this.locks.delete(name);
    for (const waiter of transaction.waiters.splice(0)) {
      const waiting = this.stopWaiting(waiter);
      if (waiting !== null) this.goOn(waiter, waiting);
    }
  }

  private stopWaiting(transaction: ServerTransaction): Waiting | null {
    const { waiting, waitsFor } = transaction;
    if (waiting === null) return null;
    for (const timer of waiting.timers.splice(0)) this.scheduler.cancel(timer);
    const place = waitsFor?.waiters.indexOf(transaction) ?? -1;
    if (place !== -1) waitsFor!.waiters.splice(place, 1);
    transaction.waiting = transaction.waitsFor = null;
    return waiting;
  }

  private goOn(transaction: ServerTransaction, waiting: Waiting): void {
    try {
      const step = waiting.generator.next();
      if (step.done === true) waiting.done({ result: step.value });
      else this.wait(transaction, waiting, step.value);
    } catch (error) {
      this.fail(transaction, error, waiting.done);
    }
  }

  private wait(transaction: ServerTransaction, waiting: Waiting, holder: ServerTransaction): void {
    holder.waiters.push(transaction);
    transaction.waitsFor = holder;
    transaction.waiting = waiting;
    const giveUp = (sqlState: string) => {
      this.stopWaiting(transaction);
      this.fail(transaction, new SqlError(sqlState), waiting.done);
    };
    const { lockTimeoutMs } = transaction;
    if (lockTimeoutMs > 0) {
      waiting.timers.push(this.after(lockTimeoutMs, () => giveUp(LOCK_TIMEOUT)));
    }
    if (!isInCircle(transaction)) return;
    waiting.timers.push(
      this.after(DEADLOCK_MS, () => {
        if (isInCircle(transaction)) giveUp(DEADLOCK);
      }),
    );
  }

  private after(inMs: number, run: () => void): Task {
    return this.scheduler.add({ owner: null, lane: null, inMs, run });
  }

  /** What PostgreSQL refuses ends the transaction at once, whenever its ROLLBACK comes. */
  private fail(
    transaction: ServerTransaction,
    error: unknown,
    done: (end: StatementEnd) => void,
  ): void {
    if (!(error instanceof SqlError)) throw error;
    this.abort(transaction);
    done({ error });
  }
}

function isInCircle(transaction: ServerTransaction): boolean {
  let next = transaction.waitsFor;
  for (let count = 0; next !== null && count < 100; count += 1) {
    if (next === transaction) return true;
    next = next.waitsFor;
  }
  return false;
}
