/** One run: everything up, the crowd in, the faultInjector at work, everything whole again, the proof. */
import type { Scope } from '../runner/scope.js';
import type { Check } from './checker/check.js';
import { checkHistory } from './checker/check-history.js';
import { gatherClients } from './clients/everybody.js';
import { RUSH } from './clients/pace.js';
import type { Watcher } from './clients/watcher.js';
import { seatWatchers, settleLiveCounts } from './clients/watchers.js';
import type { DatabaseRecord, History } from './history.js';
import { Progress } from './progress.js';
import { planFaults } from './faults/plan.js';
import { FaultInjector, type DoneFault } from './faults/fault-injector.js';
import { startSystem, type SystemUnderTest } from './system/system-under-test.js';
import { readMails } from './system/mails.js';
import { listTold } from './system/receivers.js';
import { hurryDeliveries, isAllTold, readRecord } from './system/change-log.js';
import { becomes } from '../runner/until.js';

/** Whoever was at it may have been killed: its lease holds for half a minute. */
const SETTLED_WITHIN_MS = 60_000;

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
  const watchers = await seatWatchers(scope, system, system.eventIds);
  const startedAt = Date.now();
  const durationMs = minutes * 60_000;
  const progress = new Progress(startedAt, durationMs, faults, say);
  const { asker, crowd, everybody } = gatherClients(system, {
    ...{ seed, durationMs, pace: RUSH },
    onAttempt: ({ answer }) => progress.noteAnswer(answer),
  });
  const faultInjector = new FaultInjector(system, (fault) => progress.noteFault(fault));
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
  watchers: readonly Watcher[],
): Promise<DatabaseRecord> {
  await settleHolds(system);
  await settleCancelledEvents(system);
  await settleDeliveries(system);
  return settleLiveCounts(system, watchers);
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
