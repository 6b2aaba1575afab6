/** One schedule: what its seed says, from the beginning to the last check. */
import { createRandom } from '../load/random.js';
import { checkRefusals } from './checks/check-answers.js';
import { ruleTime, type Ruler } from './time/rule-time.js';
import { History } from './world/history.js';
import { LONGEST_HOLD_MS, Person } from './world/person.js';
import { makePlan } from './world/plan.js';
import { World, type Plant } from './world/world.js';

export interface ScheduleEnd {
  violations: readonly string[];
  steps: number;
  faults: number;
  /** What happened, where it was asked for. */
  lines: readonly string[] | null;
}

/** Schedules run one after the other: the one that does so now rules the thread's time. */
let ruler: Ruler | null = null;
let history: History | null = null;

/** To be called once, before anything of the product is used. */
export function ruleThread(): void {
  ruleTime(() => {
    if (ruler === null) throw new Error('Nobody may ask for the time between two schedules');
    return ruler;
  });
  process.on('unhandledRejection', (error) => history?.blame(`Nobody caught ${String(error)}`));
}

export async function runSchedule(
  seed: number,
  { isTold = false, plant = {} }: { isTold?: boolean; plant?: Plant } = {},
): Promise<ScheduleEnd> {
  const random = createRandom(seed);
  history = new History(isTold);
  const world = new World(random, makePlan(random), history, plant);
  const { scheduler, faults } = world;
  ruler = { scheduler, random };
  try {
    const people = world.plan.people.map((id) => new Person(world, id));
    planDeaths(world);
    await scheduler.run(() => !world.isAnybodyWaiting || history!.violations.length > 0);
    faults.isOn = false;
    if (history.violations.length === 0) await settle(world, people.length);
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
      world.say('the clocks jump ahead');
      return scheduler.jump(random.pick([500, 5_000, 60_000]));
  }
}

/** Nothing breaks any more: all that is under way ends, and what is held runs out, one offer after the other. */
async function settle(world: World, rounds: number): Promise<void> {
  const { scheduler, history: found } = world;
  await scheduler.run(() => false);
  for (let round = 0; round <= rounds; round += 1) {
    if (![...world.server.committed.Event.values()].some(({ heldTickets }) => heldTickets > 0))
      break;
    scheduler.jump(LONGEST_HOLD_MS);
    const [sweeping] = world.listAlive();
    const run = () => void sweeping!.sweeper.sweep();
    scheduler.add({ owner: sweeping!, lane: null, run });
    await scheduler.run(() => false);
  }
  const { committed } = world.server;
  const blame = (violation: string) => found.blame(violation);
  for (const { command, isOver } of found.asked) {
    if (!isOver) blame(`${command.kind} was never answered`);
  }
  for (const process of world.listAlive()) {
    if (process.bookings.unfinished > 0) blame('a queue is never empty');
  }
  for (const { status, id } of committed.Booking.values()) {
    if (status === 'held') blame(`the hold ${id} never ends`);
  }
  checkRefusals(found.asked, committed, blame);
}
