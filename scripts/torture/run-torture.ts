/** One run: everything up, the crowd in, the faultInjector at work, everything whole again, the proof. */
import type { Scope } from '../runner/scope.js';
import type { Check } from './checker/check.js';
import { checkHistory } from './checker/check-history.js';
import { Asker } from './clients/asker.js';
import { Crowd } from './clients/crowd.js';
import { Doors } from './clients/doors.js';
import { Guests, GUESTS } from './clients/guests.js';
import { LineKeepers } from './clients/line-keepers.js';
import { ManageLinks } from './clients/manage-links.js';
import { Organisers } from './clients/organisers.js';
import { Passers } from './clients/passers.js';
import { TransferLinks } from './clients/transfer-links.js';
import { Waiters } from './clients/waiters.js';
import { Watcher } from './clients/watcher.js';
import type { History, Receiver } from './history.js';
import { Progress } from './progress.js';
import { planFaults } from './faults/plan.js';
import { FaultInjector, type DoneFault } from './faults/fault-injector.js';
import { HOLD_MS, startSystem, type SystemUnderTest } from './system/system-under-test.js';
import { OFFER_MS } from './system/line-log.js';
import { readMails } from './system/mails.js';
import { hurryDeliveries, isAllTold, readRecord } from './system/change-log.js';
import { becomes } from '../runner/until.js';
import { readTopic, toDelivery } from '../../apps/api/test/support/read-topic.js';

const WATCHERS_PER_PROCESS = 6;
/** Many sweeps long: by then a live count has come, or it never will. */
const LIVE_WITHIN_MS = 20_000;
/** Whoever was at it may have been killed: its lease holds for half a minute. */
const SETTLED_WITHIN_MS = 60_000;
/** Of `api-with-receivers.mjs`. */
const RECEIVERS: readonly Receiver[] = [
  { name: 'one by one', isOrdered: false, isByFact: true },
  { name: 'in order', isOrdered: true, isByFact: false },
];
/** The API's own receiver; a topic has each fact by itself. */
const KAFKA: Receiver = { name: 'kafka', isOrdered: true, isByFact: true };

export interface TortureOptions {
  seed: number;
  minutes: number;
  faults: number;
}

export interface TortureRun {
  startedAt: number;
  endedAt: number;
  history: History;
  faults: DoneFault[];
  checks: Check[];
}

export async function runTorture(
  scope: Scope,
  { seed, minutes, faults }: TortureOptions,
  say: (line: string) => void,
): Promise<TortureRun> {
  const system = await startSystem(scope, say);
  const eventIds = [...system.seats.keys()];
  const watchers = await seatWatchers(scope, system, eventIds);
  const startedAt = Date.now();
  const durationMs = minutes * 60_000;
  const progress = new Progress(startedAt, durationMs, faults, say);
  const { asker, crowd, ...others } = gatherClients(system, seed, durationMs, progress);
  const faultInjector = new FaultInjector(system, (fault) => progress.noteFault(fault));
  const everybody = [crowd, ...Object.values(others)];
  for (const clients of everybody) clients.start();
  progress.start();
  try {
    await faultInjector.carryOut(planFaults(seed, durationMs, faults));
  } finally {
    progress.stop();
  }
  say('the faults are over; waiting until everybody knows what became of their requests');
  await system.restore();
  asker.hurry();
  await Promise.all(everybody.map((clients) => clients.finish()));
  await crowd.flushQueues();
  const database = await settle(system, watchers);
  const history: History = {
    ...{ seats: system.seats, holdShare: system.holdShare, wishes: asker.wishes, database },
    gaps: faultInjector.gaps,
    watchers: watchers.map(({ record }) => structuredClone(record)),
    ...(await listTold(system)),
    mails: await readMails(system.postgres, system.mail),
    endings: [...system.endings],
  };
  const endedAt = Date.now();
  return { startedAt, endedAt, history, faults: faultInjector.done, checks: checkHistory(history) };
}

/** What goes on behind the answers comes to its end. */
async function settle(
  system: SystemUnderTest,
  watchers: Parameters<typeof settleLiveCounts>[1],
): ReturnType<typeof settleLiveCounts> {
  await settleHolds(system);
  await settleCancelledEvents(system);
  await settleDeliveries(system);
  return settleLiveCounts(system, watchers);
}

function gatherClients(
  { postgres, processes, jwtSecret, userIds, seats, ...system }: SystemUnderTest,
  seed: number,
  durationMs: number,
  progress: Progress,
) {
  const asker = new Asker({
    origins: { a: processes.a.origin, b: processes.b.origin },
    jwtSecret,
    onAttempt: ({ answer }) => progress.noteAnswer(answer),
  });
  const crowd = new Crowd(asker, { seed, eventIds: [...seats.keys()], userIds });
  const { ownerId, doorIds, doomedIds, immediateIds } = system;
  const edits = { seed, durationMs, userId: ownerId, seats, doomedIds };
  const places = { seed, eventIds: [...seats.keys()], immediateIds, userIds, holdMs: HOLD_MS };
  const managed = new ManageLinks(postgres, jwtSecret);
  const guests = new Guests(asker, managed, places);
  const doors = new Doors(asker, { seed, userIds, doorIds });
  const links = { managed, transfers: new TransferLinks(jwtSecret) };
  const passers = new Passers(asker, links, doors, { seed, userIds, guests: GUESTS });
  const { lineIds: eventIds } = system;
  const waiters = new Waiters(asker, { seed, eventIds, userIds, offerMs: OFFER_MS });
  const lineKeepers = new LineKeepers(asker, { seed, eventIds, userId: ownerId });
  const organisers = new Organisers(asker, edits);
  return { asker, crowd, guests, doors, passers, waiters, organisers, lineKeepers };
}

async function seatWatchers(
  scope: Scope,
  { processes }: SystemUnderTest,
  eventIds: readonly string[],
): Promise<Watcher[]> {
  const watchers = Object.values(processes).flatMap(({ name, origin }) =>
    Array.from(
      { length: WATCHERS_PER_PROCESS },
      (_, index) => new Watcher(`watcher ${name}${index + 1}`, origin, eventIds),
    ),
  );
  await scope.own(
    () => becomes(() => watchers.every((one) => one.isUpToDate([])), LIVE_WITHIN_MS),
    async () => watchers.forEach((watcher) => watcher.close()),
  );
  return watchers;
}

async function listTold({
  sink,
  kafka,
}: SystemUnderTest): Promise<Pick<History, 'receivers' | 'told'>> {
  if (kafka === null) return { receivers: RECEIVERS, told: sink.got };
  const records = [
    ...(await readTopic(kafka.address, 'lastseat.events')),
    ...(await readTopic(kafka.address, 'lastseat.transfers')),
  ];
  const told = records.map((record) => ({ receiver: KAFKA.name, ...toDelivery(record) }));
  return { receivers: [...RECEIVERS, KAFKA], told: [...sink.got, ...told] };
}

/** Or the patience ends: then the checker has something to complain about. */
async function settleHolds({ postgres }: SystemUnderTest): Promise<void> {
  await becomes(async () => {
    const { bookings } = await readRecord(postgres);
    return bookings.every(({ status }) => status !== 'held');
  }, SETTLED_WITHIN_MS);
}

/** Likewise. */
async function settleCancelledEvents({ postgres }: SystemUnderTest): Promise<void> {
  await becomes(async () => {
    const { events } = await readRecord(postgres);
    return events.every(({ status, isSettled }) => status === 'scheduled' || isSettled);
  }, SETTLED_WITHIN_MS);
}

/** Likewise. */
async function settleDeliveries({ postgres }: SystemUnderTest): Promise<void> {
  await hurryDeliveries(postgres);
  await becomes(() => isAllTold(postgres), SETTLED_WITHIN_MS);
}

/**
 * Reads the database until every watcher shows what it says, or the patience ends: then the checker
 * has something to complain about.
 */
async function settleLiveCounts(system: SystemUnderTest, watchers: readonly Watcher[]) {
  let record = await readRecord(system.postgres);
  await becomes(async () => {
    record = await readRecord(system.postgres);
    return watchers.every((watcher) => watcher.isUpToDate(record.events));
  }, LIVE_WITHIN_MS);
  return record;
}
