/** Everything that one schedule has: its clock, its database, its processes, and what became of it. */
import type { BookingCommand } from '../../../apps/api/src/bookings/domain/booking-command.js';
import type { Outcome } from '../../../apps/api/src/bookings/domain/outcome.js';
import type { PaymentProvider } from '../../../apps/api/src/payments/payment-provider.js';
import type { Random } from '../../load/random.js';
import { checkAnswer } from '../checks/check-answers.js';
import { checkCommit } from '../checks/check-commit.js';
import { Ear, Told } from '../checks/ears.js';
import type { Network } from '../database/client.js';
import { Faults } from '../database/faults.js';
import { SimulatedServer } from '../database/server.js';
import type { View } from '../database/store.js';
import type { Scheduler } from '../time/scheduler.js';
import { BEGINNING } from './clock.js';
import { describeChange, describeCommand, describeSaid, Names } from './describe.js';
import { History, type Asked } from './history.js';
import type { Plan } from './plan.js';
import { SimulatedProcess } from './process.js';
import { SimulatedProvider } from './provider.js';

/** What a test plants in the product, by which something must go wrong. */
export interface Plant {
  /** Of each process, before it is used. */
  intoProcess?: (process: SimulatedProcess) => void;
  intoProvider?: (provider: SimulatedProvider) => PaymentProvider;
}

export type Answer = Outcome | 'no answer';

/** What came of something that a process was to do. */
export type Said<Value> = { value: Value } | { error: unknown } | 'no answer';

interface Waiting {
  process: SimulatedProcess;
  giveUp: () => void;
}

export interface WorldParts {
  random: Random;
  scheduler: Scheduler;
  plan: Plan;
  history: History;
  plant: Plant;
}

/** Of so many bookings. */
const ORGANISER_CANCELS = 0.12;

export class World {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly server: SimulatedServer;
  readonly network: Network;
  readonly processes: SimulatedProcess[] = [];
  readonly names = new Names();
  /** Null where nobody pays. */
  readonly provider: SimulatedProvider | null;
  /** Who listens; nobody: nothing is passed on. */
  readonly ears: Ear[];
  private readonly told = new Told();
  /** Those who have asked and heard nothing yet. */
  private readonly waiting = new Set<Waiting>();

  readonly random: Random;
  readonly plan: Plan;
  readonly history: History;
  private readonly plant: Plant;

  constructor({ random, scheduler, plan, history, plant }: WorldParts) {
    this.random = random;
    this.plan = plan;
    this.history = history;
    this.plant = plant;
    this.scheduler = scheduler;
    this.faults = new Faults(random, plan.rates);
    const ahead = random.between(-2_000, 2_000);
    this.server = new SimulatedServer(
      this.scheduler,
      () => new Date(BEGINNING + this.scheduler.now + ahead),
    );
    this.network = { scheduler: this.scheduler, server: this.server, faults: this.faults };
    const blame = (violation: string) => history.blame(violation);
    this.provider = plan.isPaid ? new SimulatedProvider(this.network) : null;
    this.ears = plan.isTold
      ? [false, true].map(
          (isOrdered) =>
            new Ear(isOrdered ? 'in order' : 'at once', isOrdered, this.network, this.told, blame),
        )
      : [];
    this.server.onCommit = (transaction) => {
      if (history.lines !== null) {
        for (const line of describeChange(transaction.view, this.names))
          this.say(() => `  ${line}`);
      }
      checkCommit(transaction, blame);
      this.cancelByHand(transaction.view);
      for (const { after } of transaction.view.listChanges('OutboxMessage')) {
        if (after !== null) this.told.note(after);
      }
    };
    const { committed } = this.server;
    for (const event of plan.events) committed.Event.set(event.id, event);
    for (const id of plan.people) committed.User.set(id, { id });
    for (let count = 0; count < plan.processes; count += 1) this.startProcess();
  }

  /** Nothing is put into words where nobody reads them. */
  say(line: () => string): void {
    const { lines } = this.history;
    if (lines === null) return;
    lines.push(`${String(Math.round(this.scheduler.now)).padStart(9)} ms  ${line()}`);
  }

  startProcess(): void {
    const { network, random, plan, plant } = this;
    const { connections, batchSize } = plan;
    const clockAheadMs = random.between(-2_000, 2_000);
    const provider = this.provider && (plant.intoProvider?.(this.provider) ?? this.provider);
    const process = new SimulatedProcess({
      ...{ network, clockAheadMs, connections, batchSize, provider },
      receivers: this.ears,
    });
    plant.intoProcess?.(process);
    this.processes.push(process);
    this.say(() => `process ${this.processes.length} starts`);
  }

  listAlive(): SimulatedProcess[] {
    return this.processes.filter(({ isAlive }) => isAlive);
  }

  /** Asks one of the processes, and hears what it says, or that it is gone. */
  ask(command: BookingCommand, inMs: number, hear: (answer: Answer) => void): void {
    const asked: Asked = { command, outcome: null, isOver: false };
    this.history.asked.push(asked);
    const what = () => describeCommand(command, this.names);
    this.call(
      what,
      ({ bookings }) => bookings.submit(command),
      inMs,
      (said) => {
        asked.isOver = true;
        if (said === 'no answer') return hear('no answer');
        if ('error' in said) return this.history.blame(`${what()} failed: ${String(said.error)}`);
        asked.outcome = said.value;
        checkAnswer(command, said.value, this.server.committed, (violation) =>
          this.history.blame(violation),
        );
        hear(said.value);
      },
    );
  }

  /** The same of anything that a process does for somebody. */
  call<Value>(
    what: () => string,
    run: (process: SimulatedProcess) => Promise<Value>,
    inMs: number,
    hear: (said: Said<Value>) => void,
  ): void {
    const process = this.random.pick(this.listAlive());
    // Names are given in the order in which things are asked for.
    const words = this.history.lines === null ? null : what();
    const waiting: Waiting = { process, giveUp: () => hear('no answer') };
    this.waiting.add(waiting);
    const end = (said: Said<Value>) => {
      if (!this.waiting.delete(waiting))
        return this.history.blame(`${words ?? what()}: two answers`);
      this.say(() => `${words} → ${describeSaid(said)}`);
      hear(said);
    };
    const begin = () => {
      this.say(() => `${words}, asks ${this.nameOf(process)}`);
      run(process).then(
        (value) => end({ value }),
        (error: unknown) => end({ error }),
      );
    };
    this.scheduler.add({ owner: process, lane: null, inMs, run: begin });
  }

  nameOf(process: SimulatedProcess): string {
    return `process ${this.processes.indexOf(process) + 1}`;
  }

  /** Whoever waits for an answer of it hears that none comes. */
  kill(process: SimulatedProcess): void {
    this.say(() => `${this.nameOf(process)} is killed`);
    process.isAlive = false;
    process.database.leave();
    for (const waiting of this.waiting) {
      if (waiting.process !== process) continue;
      this.waiting.delete(waiting);
      this.scheduler.add({ owner: null, lane: null, run: waiting.giveUp });
    }
  }

  freeze(process: SimulatedProcess, ms: number): void {
    this.say(() => `${this.nameOf(process)} is frozen for ${ms} ms`);
    process.frozenUntil = this.scheduler.now + ms;
    process.database.sleep();
  }

  crash(): void {
    this.say(() => 'PostgreSQL crashes');
    for (const { database } of this.processes) database.lose();
    this.server.crash();
  }

  /** An organiser who looks on takes somebody out, at times in the instant in which they have their seat. */
  private cancelByHand(view: View): void {
    const { random, plan } = this;
    for (const { after } of view.listChanges('Booking')) {
      if (after?.status !== 'confirmed' || !random.chance(ORGANISER_CANCELS)) continue;
      const { eventId, userId, id: bookingId } = after;
      const ids = { eventId, userId, bookingId, commandId: plan.newId() };
      const by = { cancelledBy: 'organiser' as const, reason: null, by: null };
      this.ask({ kind: 'cancel', ...ids, ...by }, random.between(0, 20), () => undefined);
    }
  }

  get isAnybodyWaiting(): boolean {
    return this.waiting.size > 0;
  }
}
