/**
 * The clock of scheduled work: a week passes for it in the time of a run. So what is done each ten minutes, each hour
 * and each day is done as often as in a week, or as often as the API looks.
 */
import { doOnAndOn } from '../../torture/system/on-and-on.js';
import type { TorturedPostgres } from '../../torture/system/postgres.js';

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;
const EVERY_MS = 2_000;

/** A run that is under way has its lease, which is left alone. */
const LET_PASS = `
  UPDATE "ScheduledWork" SET "lastRunAt" = "lastRunAt" - make_interval(secs => $1 / 1000.0)
  WHERE "leaseId" IS NULL`;

export function hurryScheduledWork(
  postgres: TorturedPostgres,
  durationMs: number,
): { stop(): Promise<void> } {
  const more = EVERY_MS * (WEEK_MS / durationMs - 1);
  return doOnAndOn(() => postgres.ask(LET_PASS, [more]), EVERY_MS);
}
