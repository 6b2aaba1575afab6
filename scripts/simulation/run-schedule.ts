/** One schedule: what its seed says, from the beginning to the last check. */
import { createRandom } from '../load/random.js';
import { checkRefusals } from './checks/check-answers.js';
import { checkMoney } from './checks/check-money.js';
import type { OrderRow } from './database/rows.js';
import { ruleTime, type Ruler } from './time/rule-time.js';
import { Scheduler } from './time/scheduler.js';
import { Buyer } from './world/buyer.js';
import { History } from './world/history.js';
import { Person } from './world/person.js';
import { makePlan } from './world/plan.js';
import type { SimulatedProcess } from './world/process.js';
import { World, type Plant } from './world/world.js';

export interface ScheduleEnd {
  violations: readonly string[];
  steps: number;
  faults: number;
  /** What happened, where it was asked for. */
  lines: readonly string[] | null;
}

/** For so long things go wrong, at the most. */
const ROUGH_MS = 60_000;

/** Schedules run one after the other: the one that does so now rules the thread's time. */
let ruler: Ruler | null = null;
let history: History | null = null;

/** To be called once, before anything of the product is used. */
export function ruleThread(): void {
  ruleTime(() => {
    if (ruler === null) throw new Error('Nobody may ask for the time between two schedules');
    return ruler;
  });
  process.on('unhandledRejection', (error) => {
    if (ruler === null || history === null) throw error;
    history.blame(`Nobody caught ${String(error)}`);
  });
}

export async function runSchedule(
  seed: number,
  { isTold = false, plant = {} }: { isTold?: boolean; plant?: Plant } = {},
): Promise<ScheduleEnd> {
  const random = createRandom(seed);
  history = new History(isTold);
  const scheduler = new Scheduler(random);
  ruler = { scheduler, random };
  const world = new World({ random, scheduler, plan: makePlan(seed, random), history, plant });
  const { faults } = world;
  try {
    for (const id of world.plan.people) {
      if (world.plan.isPaid) new Buyer(world, id);
      else new Person(world, id);
    }
    planDeaths(world);
    const isOver = () => scheduler.now > ROUGH_MS || !world.isAnybodyWaiting;
    await scheduler.run(() => isOver() || history!.violations.length > 0);
    faults.isOn = false;
    if (history.violations.length === 0) await settle(world);
  } catch (error) {
    history.blame(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  ruler = null;
  const { violations, lines } = history;
  return { violations, lines, steps: scheduler.steps, faults: faults.count };
}

/** Of processes and of PostgreSQL: after so many steps, whatever goes on then. */
function planDeaths(world: World): void {
  const { random, scheduler, plan } = world;
  for (let count = 0; count < plan.deaths; count += 1) {
    const inMs = random.chance(0.5) ? 0 : random.between(1, 100);
    scheduler.add({ owner: null, lane: null, inMs, run: () => breakSomething(world) });
  }
}

function breakSomething(world: World): void {
  const { random, scheduler } = world;
  const process = random.pick(world.listAlive());
  switch (random.pick(['kill', 'kill', 'freeze', 'crash', 'jump'] as const)) {
    case 'kill':
      world.startProcess();
      return world.kill(process);
    case 'freeze':
      return world.freeze(process, random.pick([50, 1_000, 8_000]));
    case 'crash':
      return world.crash();
    case 'jump':
      world.say(() => 'the clocks jump ahead');
      return scheduler.jump(random.pick([500, 5_000, 60_000]));
  }
}

/** More than any schedule needs: each lets the next thing that has to wait for its time happen. */
const MOST_ROUNDS = 60;

/** Nothing breaks any more: all that is under way ends, what is held runs out, what is due is done. */
async function settle(world: World): Promise<void> {
  const { scheduler, history: found } = world;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await scheduler.run(whenQuiet(world, round));
    const waitMs = findWait(world);
    if (waitMs === null) break;
    scheduler.jump(waitMs);
    world.call(
      () => 'what is due',
      lookAround,
      0,
      (said) => {
        if (said !== 'no answer' && 'error' in said)
          found.blame(`A look failed: ${String(said.error)}`);
      },
    );
  }
  checkEnd(world);
}

/** The processes look for work each second, and people give seats back after two. */
const QUIET_MS = 2_100;

/** Where nobody looks for work again and again, nothing is left to do one day. */
function whenQuiet(world: World, round: number): () => boolean {
  const { scheduler, server, plan } = world;
  const until = scheduler.now + QUIET_MS;
  if (!plan.isTold) return () => false;
  return () => {
    if (world.isAnybodyWaiting || server.isBusy) return false;
    return scheduler.now > until || (round > 0 && findWait(world) !== 0);
  };
}

/** Until the next thing has its time, in milliseconds; null: nothing is left. */
function findWait(world: World): number | null {
  const { server, plan } = world;
  const { Event, Order, OutboxMessage, Delivery } = server.committed;
  const times = [
    ...[...Event.values()].map(({ nextHoldExpiryAt }) => nextHoldExpiryAt),
    ...[...Order.values()].map((order) => findNextStep(world, order)),
    ...[...Delivery.values()].map(({ nextAttemptAt }) => nextAttemptAt),
  ].filter((time) => time !== null);
  const isUntold = plan.isTold && OutboxMessage.size > 0;
  if (times.length === 0) return isUntold ? 0 : null;
  const waitMs = Math.min(...times.map((time) => time.getTime())) - server.now().getTime();
  if (isUntold || waitMs <= 0) return 0;
  return waitMs + CLOCKS_DIFFER_MS;
}

/**
 * While somebody pays, the provider is asked each half a minute. Where nothing came that is not known, nobody waits
 * for that, but for what happens next, or for the end: some thirty rounds of questions without news are left out.
 */
function findNextStep({ server, provider, scheduler }: World, order: OrderRow): Date | null {
  const { id, state, nextStepAt, expiresAt } = order;
  if (nextStepAt === null || state !== 'paying') return nextStepAt;
  const known = [...server.committed.Payment.values()].filter(({ orderId }) => orderId === id);
  if (known.length < (provider?.sessions.get(id)?.payments.length ?? 0)) return nextStepAt;
  const untilNext = Math.max(0, scheduler.findNextOutside() - scheduler.now);
  const next = Math.min(expiresAt.getTime(), server.now().getTime() + untilNext);
  return new Date(Math.max(nextStepAt.getTime(), next));
}

/** The clocks of the database and of the processes. */
const CLOCKS_DIFFER_MS = 5_000;

/** What each process does by itself again and again; here when its time has come. */
async function lookAround({ sweeper, till }: SimulatedProcess): Promise<void> {
  await sweeper.sweep();
  await till?.sweeper.sweep();
}

function checkEnd(world: World): void {
  const { history: found, server, provider, ears } = world;
  const { committed } = server;
  const blame = (violation: string) => found.blame(violation);
  for (const { command, isOver } of found.asked) {
    if (!isOver) blame(`${command.kind} was never answered`);
  }
  for (const process of world.listAlive()) {
    if (process.bookings.unfinished > 0) blame('a queue is never empty');
  }
  for (const { status } of committed.Booking.values()) {
    if (status === 'held') blame('a hold never ends');
  }
  checkRefusals(found.asked, committed, blame);
  for (const ear of ears) ear.checkWhole();
  if (provider !== null) checkMoney(committed, provider, blame);
}
