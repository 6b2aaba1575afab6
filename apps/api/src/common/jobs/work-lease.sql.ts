/**
 * Whose turn a piece of scheduled work is, one named function for each statement. All times are the
 * database's, which the processes share.
 */
import type { PrismaService } from '../database/prisma.service.js';

/** A run that gives no sign of life for so long is over, and another process may begin. */
export const LEASE_MS = 30_000;

export interface WorkRun {
  name: string;
  /** A new one for each run: one whose lease went to another can neither prolong nor end that one's. */
  leaseId: string;
}

type Database = Pick<PrismaService, '$executeRaw'>;

/**
 * Takes the work when its time has come or when its last run failed or fell silent. Of several who ask at
 * once, one gets it: the row lock decides, or the key where there is no row yet. The others do not wait
 * for it, also not for the release before, which keeps the row locked while it works.
 *
 * @param restMs from the beginning of the last run, when that was done
 * @returns whether it is ours
 */
export async function claimWork(
  database: Database,
  { name, leaseId }: WorkRun,
  restMs: number,
): Promise<boolean> {
  const claimed = await database.$executeRaw`
    WITH free AS (
      SELECT FROM "ScheduledWork" WHERE name = ${name}
        AND CASE WHEN "leaseId" IS NULL THEN "lastRunAt" <= now() - ${restMs} * interval '1 ms'
                 ELSE "leaseEndsAt" <= now() END
      FOR UPDATE SKIP LOCKED
    )
    INSERT INTO "ScheduledWork" AS work (name, "lastRunAt", "leaseId", "leaseEndsAt")
    SELECT ${name}, now(), ${leaseId}::uuid, now() + ${LEASE_MS} * interval '1 ms'
    WHERE EXISTS (SELECT FROM free)
       OR NOT EXISTS (SELECT FROM "ScheduledWork" WHERE name = ${name})
    ON CONFLICT (name) DO UPDATE SET
      "lastRunAt" = excluded."lastRunAt",
      "leaseId" = excluded."leaseId",
      "leaseEndsAt" = excluded."leaseEndsAt"
    WHERE EXISTS (SELECT FROM free)`;
  return claimed === 1;
}

/** @returns whether the lease was still ours */
export async function renewLease(database: Database, { name, leaseId }: WorkRun): Promise<boolean> {
  const renewed = await database.$executeRaw`
    UPDATE "ScheduledWork" SET "leaseEndsAt" = now() + ${LEASE_MS} * interval '1 ms'
    WHERE name = ${name} AND "leaseId" = ${leaseId}::uuid`;
  return renewed === 1;
}

/** The work is done: it rests until its time has come again. */
export async function endLease(database: Database, { name, leaseId }: WorkRun): Promise<void> {
  await database.$executeRaw`
    UPDATE "ScheduledWork" SET "leaseId" = NULL, "leaseEndsAt" = NULL
    WHERE name = ${name} AND "leaseId" = ${leaseId}::uuid`;
}

/** The work is not done: whoever asks next may begin. */
export async function giveUpLease(database: Database, { name, leaseId }: WorkRun): Promise<void> {
  await database.$executeRaw`
    UPDATE "ScheduledWork" SET "leaseEndsAt" = now()
    WHERE name = ${name} AND "leaseId" = ${leaseId}::uuid`;
}
