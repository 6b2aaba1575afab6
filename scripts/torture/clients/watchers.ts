/** Those who watch the live counts, some at each process. */
import type { Scope } from '../../runner/scope.js';
import { becomes } from '../../runner/until.js';
import type { DatabaseRecord } from '../history.js';
import { readRecord } from '../system/change-log.js';
import type { SystemUnderTest } from '../system/system-under-test.js';
import { Watcher } from './watcher.js';

const WATCHERS_PER_PROCESS = 6;
/** Many sweeps long: by then a live count has come, or it never will. */
const LIVE_WITHIN_MS = 20_000;

export async function seatWatchers(
  scope: Scope,
  { processes }: Pick<SystemUnderTest, 'processes'>,
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
export async function settleLiveCounts(
  { postgres }: Pick<SystemUnderTest, 'postgres'>,
  watchers: readonly Watcher[],
): Promise<DatabaseRecord> {
  let record = await readRecord(postgres);
  await becomes(async () => {
    record = await readRecord(postgres);
    return watchers.every((watcher) => watcher.isUpToDate(record.events));
  }, LIVE_WITHIN_MS);
  return record;
}
