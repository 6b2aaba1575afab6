/**
 * What a process has in the place of `PrismaService`: a pool of connections to the simulated server, on which
 * words are late, get lost, or come when nobody waits for them any more.
 */
import type { Owner, Scheduler } from '../time/scheduler.js';
import {
  closedUnderCommit,
  closedUnderStatement,
  refusedBySql,
  SqlError,
  transactionTimedOut,
} from './errors.js';
import type { BookingRow } from './rows.js';
import type { CommitFate, Faults } from './faults.js';
import type { Result, ServerTransaction, SimulatedServer, StatementEnd } from './server.js';
import { findStatement, type Runner } from './statements/find-statement.js';

type Tagged<Value> = (strings: TemplateStringsArray, ...values: unknown[]) => Promise<Value>;

/** As far as the simulated parts of the product ask for it. */
export interface SimulatedTransaction {
  $queryRaw: Tagged<unknown[]>;
  $executeRaw: Tagged<number>;
}

interface TransactionOptions {
  maxWait: number;
  timeout: number;
}

/** What each connection needs of its world. */
export interface Network {
  scheduler: Scheduler;
  server: SimulatedServer;
  faults: Faults;
}

class Connection {
  isBroken = false;
  private transaction: ServerTransaction | null = null;
  /** When the server heard from it last. */
  private lastHeardAt = 0;

  constructor(
    private readonly network: Network,
    private readonly owner: Owner,
  ) {}

  begin(): void {
    this.transaction = this.network.server.begin();
    this.lastHeardAt = this.network.scheduler.now;
  }

  /** @param isAlone a transaction of its own: committed by the server, with the answer */
  query(statement: Runner, isAlone = false): Promise<Result> {
    if (this.isBroken || this.transaction === null) return Promise.reject(closedUnderStatement());
    const { server, faults } = this.network;
    const { transaction } = this;
    const fate = faults.ofStatement();
    return this.send((answer) => {
      if (fate === 'lost before') return this.breakOff(answer, closedUnderStatement());
      if (transaction.state !== 'active') return this.breakOff(answer, closedUnderStatement());
      if (fate === 'refused') {
        server.abort(transaction);
        return answer({ error: refusedBySql(new SqlError(faults.refusal())) });
      }
      server.run(
        transaction,
        () => statement(server, transaction),
        (end) => {
          if (isAlone) server.commit(transaction);
          if (fate === 'lost after') this.breakOff(answer, closedUnderStatement());
          else this.answerEnd(answer, end);
        },
      );
    });
  }

  commit(): Promise<Result> {
    const transaction = this.transaction!;
    if (this.isBroken || transaction.state === 'aborted') {
      return Promise.reject(closedUnderCommit());
    }
    const { server, faults, scheduler } = this.network;
    const fate = faults.ofCommit();
    return this.send((answer) => {
      if (transaction.state !== 'active') return answer({ error: closedUnderCommit() });
      if (fate === 'lost before') return this.breakOff(answer, closedUnderCommit());
      if (fate === 'on the way') {
        const run = () => server.commit(transaction);
        scheduler.add({ owner: null, lane: this, run, inMs: faults.unnoticed() });
        this.isBroken = true;
        return answer({ error: closedUnderCommit() });
      }
      server.commit(transaction);
      answer(endOfCommit(fate));
    });
  }

  /** What was asked before it was carried out by then. */
  async rollBack(): Promise<void> {
    const { transaction } = this;
    if (this.isBroken || transaction?.state !== 'active') return;
    await this.send((answer) => {
      this.network.server.abort(transaction);
      answer({ result: 0 });
    });
  }

  /** Its process is gone; the server hears of it by and by, after what was sent already. */
  leave(inMs: number): void {
    this.isBroken = true;
    const { transaction } = this;
    if (transaction === null) return;
    const { scheduler, server } = this.network;
    scheduler.add({ owner: null, lane: this, inMs, run: () => server.abort(transaction) });
  }

  /** Its process sleeps: what has limits of its own goes on without it. */
  sleep(): void {
    const { transaction } = this;
    if (transaction === null || transaction.idleTimeoutMs === 0) return;
    const { scheduler, server } = this.network;
    const inMs = Math.max(0, this.lastHeardAt + transaction.idleTimeoutMs - scheduler.now);
    scheduler.add({
      ...{ owner: null, lane: null, inMs },
      run: () => {
        const isIdle = this.lastHeardAt + transaction.idleTimeoutMs <= scheduler.now;
        if (isIdle && transaction.waiting === null) server.abort(transaction);
      },
    });
  }

  private answerEnd(answer: Answer, end: StatementEnd): void {
    if (end === null) this.breakOff(answer, closedUnderStatement());
    else answer('result' in end ? end : { error: refusedBySql(end.error) });
  }

  /** Whoever asked is told at once, and the server notices when it does. */
  private breakOff(answer: Answer, error: Error): void {
    this.leave(this.network.faults.unnoticed());
    answer({ error });
  }

  /** The server hears of it a moment later; the answer comes at once, unless it is late or has to be waited for. */
  private send(carryOut: (answer: Answer) => void): Promise<Result> {
    const { scheduler, faults } = this.network;
    const { owner } = this;
    return new Promise((resolve, reject) => {
      const settle = (end: SentEnd) => ('error' in end ? reject(end.error) : resolve(end.result));
      const run = () => {
        this.lastHeardAt = scheduler.now;
        let isAtOnce = true;
        carryOut((end) => {
          const delay = faults.delay();
          if (isAtOnce && delay === 0 && owner.isAlive && owner.frozenUntil <= scheduler.now) {
            scheduler.owner = owner;
            return settle(end);
          }
          scheduler.add({ owner, lane: null, inMs: delay, run: () => settle(end) });
        });
        isAtOnce = false;
      };
      scheduler.add({ owner: null, lane: this, inMs: faults.delay(), run });
    });
  }
}

type SentEnd = { result: Result } | { error: Error };
type Answer = (end: SentEnd) => void;

const endOfCommit = (fate: CommitFate): SentEnd =>
  fate === 'lost after' ? { error: closedUnderCommit() } : { result: 0 };

/** A transaction that has begun. (A class: what has a name is not named anew for each.) */
class Within implements SimulatedTransaction {
  constructor(
    private readonly connection: Connection,
    private readonly scheduler: Scheduler,
    private readonly endsAt: number,
  ) {}

  $queryRaw(strings: TemplateStringsArray, ...values: unknown[]): Promise<unknown[]> {
    return this.ask(strings, values) as Promise<unknown[]>;
  }

  $executeRaw(strings: TemplateStringsArray, ...values: unknown[]): Promise<number> {
    return this.ask(strings, values) as Promise<number>;
  }

  private ask(strings: TemplateStringsArray, values: unknown[]): Promise<Result> {
    if (this.scheduler.now > this.endsAt) return Promise.reject(transactionTimedOut());
    return this.connection.query(findStatement(strings, values));
  }
}

export class SimulatedDatabase implements SimulatedTransaction {
  private readonly open = new Set<Connection>();
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly network: Network,
    private readonly owner: Owner,
    /** The most connections. */
    readonly size: number,
  ) {}

  $queryRaw = (strings: TemplateStringsArray, ...values: unknown[]): Promise<unknown[]> =>
    this.runAlone(findStatement(strings, values)) as Promise<unknown[]>;

  $executeRaw = (strings: TemplateStringsArray, ...values: unknown[]): Promise<number> =>
    this.runAlone(findStatement(strings, values)) as Promise<number>;

  /** The one question that the product puts by Prisma's own words. */
  readonly booking = {
    findFirst: async ({ where }: { where: Partial<BookingRow> }): Promise<BookingRow | null> => {
      const wanted = Object.entries(where);
      const isIt = (row: BookingRow) =>
        wanted.every(([name, value]) => row[name as keyof BookingRow] === value);
      const rows = await this.runAlone((_server, { view }) => view.list('Booking').filter(isIt));
      return (rows as BookingRow[])[0] ?? null;
    },
  };

  async $transaction<Value>(
    work: (transaction: SimulatedTransaction) => Promise<Value>,
    { maxWait, timeout }: TransactionOptions,
  ): Promise<Value> {
    const connection = await this.connect(maxWait);
    const { scheduler } = this.network;
    const endsAt = scheduler.now + timeout;
    try {
      connection.begin();
      const value = await work(new Within(connection, scheduler, endsAt));
      if (scheduler.now > endsAt) throw transactionTimedOut();
      await connection.commit();
      return value;
    } catch (error) {
      await connection.rollBack();
      throw error;
    } finally {
      this.giveBack(connection);
    }
  }

  /** Its process was killed. */
  leave(): void {
    for (const connection of this.open) connection.leave(this.network.faults.unnoticed());
  }

  /** Its process was stopped, and will go on. */
  sleep(): void {
    for (const connection of this.open) connection.sleep();
  }

  /** PostgreSQL is gone, and back. */
  lose(): void {
    for (const connection of this.open) connection.isBroken = true;
  }

  private async runAlone(statement: Runner): Promise<Result> {
    const connection = await this.connect(5_000);
    try {
      connection.begin();
      return await connection.query(statement, true);
    } finally {
      this.giveBack(connection);
    }
  }

  private connect(maxWaitMs: number): Promise<Connection> {
    const { scheduler } = this.network;
    const make = () => {
      const connection = new Connection(this.network, this.owner);
      this.open.add(connection);
      return connection;
    };
    if (this.open.size < this.size) return Promise.resolve(make());
    return new Promise((resolve, reject) => {
      const take = () => {
        scheduler.cancel(timer);
        resolve(make());
      };
      const { owner } = this;
      const timer = scheduler.add({
        ...{ owner, lane: owner, inMs: maxWaitMs },
        run: () => {
          this.queue.splice(this.queue.indexOf(take), 1);
          reject(transactionTimedOut());
        },
      });
      this.queue.push(take);
    });
  }

  private giveBack(connection: Connection): void {
    this.open.delete(connection);
    this.queue.shift()?.();
  }
}
