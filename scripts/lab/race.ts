/** One race from its people to its totals. */
import type { LabOrder, LabState } from '../../apps/web/features/lab/lab-state.js';
import { followCounts } from '../client/follow-counts.js';
import { createRandom } from '../load/random.js';
import { Scope } from '../runner/scope.js';
import { until } from '../runner/until.js';
import { openConnections, type Ask } from './ask.js';
import { giveBack } from './give-back.js';
import { choosePressTimes } from './press-times.js';
import { rushWithLock, rushWithoutLock } from './rush.js';
import type { ScratchStack } from './scratch-stack.js';
import { readTotals } from './totals.js';
import { UnlockedSale } from './unlocked-sale.js';
import { openUnlockedServer } from './unlocked-server.js';

export async function runRace(
  stack: ScratchStack,
  order: LabOrder,
  state: LabState,
  tell: () => void,
): Promise<void> {
  const scope = new Scope();
  try {
    const eventId = await stack.createEvent(order.seats);
    const people = await stack.createPeople(order.people);
    const sale = await UnlockedSale.open(stack.pool, order.seats);
    const ask = await connect(scope, stack.apiOrigin);
    const askUnlocked = await connect(scope, await openUnlockedServer(scope, sale));
    await followLocked(scope, stack.apiOrigin, eventId, state, tell);
    const random = createRandom(Date.now());
    const pressAt = choosePressTimes(order.people, order.seconds, random);
    enter('rush', state, tell);
    const [holders] = await Promise.all([
      rushWithLock({ pressAt, ask, tell }, { eventId, people }, state.locked),
      rushWithoutLock({ pressAt, ask: askUnlocked, tell }, state.unlocked),
    ]);
    enter('givingBack', state, tell);
    const scene = { stack, eventId, people, ask, random, counts: state.locked, tell };
    await giveBack(holders, scene);
    await finish(stack, eventId, state);
  } finally {
    await scope.close();
  }
}

function enter(phase: LabState['phase'], state: LabState, tell: () => void): void {
  state.phase = phase;
  tell();
}

function connect(scope: Scope, origin: string): Promise<Ask> {
  return scope
    .own(
      async () => openConnections(origin),
      async ({ close }) => close(),
    )
    .then(({ ask }) => ask);
}

/** As every open page of the event does. */
async function followLocked(
  scope: Scope,
  origin: string,
  eventId: string,
  { locked }: LabState,
  tell: () => void,
): Promise<void> {
  let isFollowing = false;
  await scope.own(
    async () =>
      followCounts(origin, [eventId], {
        onUpdate: ({ remainingTickets, waitingCount }) => {
          isFollowing = true;
          locked.remaining = remainingTickets;
          locked.waiting = waitingCount;
          tell();
        },
      }),
    async (stop) => stop(),
  );
  await until('the live count is there', () => isFollowing, 10_000);
}

/** What every page was told has to come to what the database says. */
async function finish(stack: ScratchStack, eventId: string, state: LabState): Promise<void> {
  const totals = await readTotals(stack.pool, eventId);
  const { remaining, waiting } = totals.locked;
  await until(
    `the live count comes to ${remaining} left and ${waiting} waiting`,
    () => state.locked.remaining === remaining && state.locked.waiting === waiting,
    10_000,
  );
  state.totals = totals;
}
