/** One run: everything up, the crowd in, the saboteur at work, everything whole again, the proof. */
import type { Scope } from '../runner/scope.js';
import type { Check } from './checker/check.js';
import { checkHistory } from './checker/check-history.js';
import { Crowd } from './clients/crowd.js';
import { Watcher } from './clients/watcher.js';
import type { History } from './history.js';
import { Progress } from './progress.js';
import { planFaults } from './sabotage/plan.js';
import { Saboteur, type DoneFault } from './sabotage/saboteur.js';
import { openStage, type Stage } from './stage/stage.js';
import { readRecord } from './stage/witness.js';
import { becomes } from './until.js';

const WATCHERS_PER_PROCESS = 6;
/** Many sweeps long: by then a live count has come, or it never will. */
const LIVE_WITHIN_MS = 20_000;

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
  const stage = await openStage(scope, say);
  const eventIds = [...stage.seats.keys()];
  const watchers = await seatWatchers(scope, stage, eventIds);
  const startedAt = Date.now();
  const progress = new Progress(startedAt, minutes * 60_000, faults, say);
  const crowd = new Crowd({
    ...{ seed, eventIds, jwtSecret: stage.jwtSecret, userIds: stage.userIds },
    origins: { a: stage.processes.a.origin, b: stage.processes.b.origin },
    onAttempt: ({ answer }) => progress.noteAnswer(answer),
  });
  const saboteur = new Saboteur(stage, (fault) => progress.noteFault(fault));
  crowd.start();
  progress.start();
  try {
    await saboteur.carryOut(planFaults(seed, minutes * 60_000, faults));
  } finally {
    progress.stop();
  }
  say('the faults are over; waiting until everybody knows what became of their requests');
  await stage.restore();
  await crowd.finish();
  await crowd.flushQueues();
  const database = await settleLiveCounts(stage, watchers);
  const history: History = {
    ...{ seats: stage.seats, wishes: crowd.wishes, database, gaps: saboteur.gaps },
    watchers: watchers.map(({ record }) => structuredClone(record)),
    endings: [...stage.endings],
  };
  const endedAt = Date.now();
  return { startedAt, endedAt, history, faults: saboteur.done, checks: checkHistory(history) };
}

async function seatWatchers(
  scope: Scope,
  { processes }: Stage,
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

/**
 * Reads the database until every watcher shows what it says, or the patience ends: then the checker
 * has something to complain about.
 */
async function settleLiveCounts(stage: Stage, watchers: readonly Watcher[]) {
  let record = await readRecord(stage.postgres);
  await becomes(async () => {
    record = await readRecord(stage.postgres);
    return watchers.every((watcher) => watcher.isUpToDate(record.events));
  }, LIVE_WITHIN_MS);
  return record;
}
