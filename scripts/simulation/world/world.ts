/** Everything that one schedule has: its clock, its database, its processes, and what became of it. */
import type { BookingCommand } from '../../../apps/api/src/bookings/domain/booking-command.js';
import type { Outcome } from '../../../apps/api/src/bookings/domain/outcome.js';
import type { Random } from '../../load/random.js';
import { checkAnswer } from '../checks/check-answers.js';
import { checkCommit } from '../checks/check-commit.js';
import type { Network } from '../database/client.js';
import { Faults } from '../database/faults.js';
import { SimulatedServer } from '../database/server.js';
import { Scheduler } from '../time/scheduler.js';
import { BEGINNING } from './clock.js';
import { describeChange, describeCommand, describeOutcome, Names } from './describe.js';
import { History, type Asked } from './history.js';
import type { Plan } from './plan.js';
import { SimulatedProcess, type ProcessOptions } from './process.js';

/** What a test plants in the product, by which something must go wrong. */
export interface Plant {
  /** Of each process, before it is used. */
  intoProcess?: (process: SimulatedProcess) => void;
  intoOptions?: (options: ProcessOptions) => ProcessOptions;
}

export type Answer = Outcome | 'no answer';

export class World {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly server: SimulatedServer;
  readonly network: Network;
  readonly processes: SimulatedProcess[] = [];
  readonly names = new Names();
  /** Those who ask and wait for an answer, by what is done where none comes any more. */
  private readonly asking = new Map<Asked, (answer: Answer) => void>();

  constructor(
    readonly random: Random,
    readonly plan: Plan,
    readonly history: History,
    private readonly plant: Plant,
  ) {
    this.scheduler = new Scheduler(random);
    this.faults = new Faults(random, plan.rates);
    const ahead = random.between(-2_000, 2_000);
    this.server = new SimulatedServer(
      this.scheduler,
      () => new Date(BEGINNING + this.scheduler.now + ahead),
    );
    this.network = { scheduler: this.scheduler, server: this.server, faults: this.faults };
    this.server.onCommit = (transaction) => {
      if (history.lines !== null) {
        for (const line of describeChange(transaction.view, this.names)) this.say(`  ${line}`);
      }
      checkCommit(transaction, (violation) => history.blame(violation));
    };
    const { committed } = this.server;
    for (const event of plan.events) committed.Event.set(event.id, event);
    for (const id of plan.people) committed.User.set(id, { id });
    for (let count = 0; count < plan.processes; count += 1) this.startProcess();
  }

  say(line: string): void {
    this.history.lines?.push(`${String(Math.round(this.scheduler.now)).padStart(9)} ms  ${line}`);
  }

  startProcess(): void {
    const { network, random, plan, plant } = this;
    const { connections, batchSize } = plan;
    const clockAheadMs = random.between(-2_000, 2_000);
    const given = { network, clockAheadMs, connections, batchSize };
    const process = new SimulatedProcess(plant.intoOptions?.(given) ?? given);
    plant.intoProcess?.(process);
    this.processes.push(process);
    this.say(`process ${this.processes.length} starts`);
  }

  listAlive(): SimulatedProcess[] {
    return this.processes.filter(({ isAlive }) => isAlive);
  }

  /** Asks one of the processes, and hears what it says, or that it is gone. */
  ask(command: BookingCommand, inMs: number, hear: (answer: Answer) => void): void {
    const process = this.random.pick(this.listAlive());
    const asked: Asked = { command, process, outcome: null, isOver: false };
    this.history.asked.push(asked);
    this.asking.set(asked, hear);
    const run = () => {
      this.say(`asks ${this.nameOf(process)}: ${describeCommand(command, this.names)}`);
      process.bookings.submit(command).then(
        (outcome) => this.hear(asked, outcome),
        (error: unknown) => this.history.blame(`${command.kind} failed: ${String(error)}`),
      );
    };
    this.scheduler.add({ owner: process, lane: null, inMs, run });
  }

  nameOf(process: SimulatedProcess): string {
    return `process ${this.processes.indexOf(process) + 1}`;
  }

  /** Whoever waits for an answer of it hears that none comes. */
  kill(process: SimulatedProcess): void {
    this.say(`${this.nameOf(process)} is killed`);
    process.isAlive = false;
    process.database.leave();
    for (const [asked, hear] of this.asking) {
      if (asked.process !== process) continue;
      this.end(asked);
      this.scheduler.add({ owner: null, lane: null, run: () => hear('no answer') });
    }
  }

  freeze(process: SimulatedProcess, ms: number): void {
    this.say(`${this.nameOf(process)} is frozen for ${ms} ms`);
    process.frozenUntil = this.scheduler.now + ms;
    process.database.sleep();
  }

  crash(): void {
    this.say('PostgreSQL crashes');
    for (const { database } of this.processes) database.lose();
    this.server.crash();
  }

  get isAnybodyWaiting(): boolean {
    return this.asking.size > 0;
  }

  private hear(asked: Asked, outcome: Outcome): void {
    const hear = this.asking.get(asked);
    if (hear === undefined) return this.history.blame(`${asked.command.kind} has two answers`);
    this.end(asked);
    asked.outcome = outcome;
    const { command } = asked;
    this.say(`hears: ${describeCommand(command, this.names)} → ${describeOutcome(outcome)}`);
    checkAnswer(command, outcome, this.server.committed, (violation) =>
      this.history.blame(violation),
    );
    hear(outcome);
  }

  private end(asked: Asked): void {
    this.asking.delete(asked);
    asked.isOver = true;
  }
}
