/**
 * Removes what nobody can use any more: refresh tokens past their end, with the sessions that have no
 * other, codes and links of mails, and counts of attempts whose window is over.
 *
 * What must stay true: no session is removed that a refresh may still prolong. A refresh needs a token
 * that has not expired and takes seconds at the most; {@link PURGE_GRACE_MS} is an hour.
 */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ScheduledWorkService } from '../common/jobs/scheduled-work.service.js';

const PURGE_EVERY_MS = 5 * 60_000;
export const PURGE_GRACE_MS = 60 * 60_000;
/** Rows of one statement, which is a transaction of its own and holds its locks for a moment only. */
export const PURGE_BATCH = 1_000;

@Injectable()
export class ExpiredRowsPurge implements OnApplicationBootstrap {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly scheduledWork: ScheduledWorkService,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduledWork.schedule({
      name: 'purge of expired rows',
      everyMs: PURGE_EVERY_MS,
      run: (stopping) => this.purge(stopping),
    });
  }

  /** One pass, in as many batches as it takes, none of them once the process is stopping. */
  async purge(stopping: AbortSignal): Promise<void> {
    const cutoff = new Date(this.clock().getTime() - PURGE_GRACE_MS);
    for (const purgeBatch of [purgeTokens, purgeCounts, purgeCodes, purgeLinks]) {
      while (!stopping.aborted && (await purgeBatch(this.prisma, cutoff)) === PURGE_BATCH);
    }
  }
}

/**
 * The sessions go with the last of their tokens. Both see the rows of the statement's beginning, so "no
 * other token" is said of those that have not expired. A row that somebody holds waits for the next pass.
 *
 * `ARRAY` has each list made once. As `IN (SELECT … FOR UPDATE)` it was made anew for each row where the
 * planner took the tables for small, and a thousand rows took minutes.
 */
function purgeTokens(prisma: PrismaService, cutoff: Date): Promise<number> {
  return prisma.$queryRaw<{ removed: number }[]>`
    WITH gone AS (
      DELETE FROM "RefreshToken" WHERE hash = ANY(ARRAY(
        SELECT hash FROM "RefreshToken" WHERE "expiresAt" < ${cutoff}
        ORDER BY "expiresAt" LIMIT ${PURGE_BATCH} FOR UPDATE SKIP LOCKED
      ))
      RETURNING "sessionId"
    ), ended AS (
      DELETE FROM "Session" WHERE id = ANY(ARRAY(
        SELECT id FROM "Session"
        WHERE id = ANY(ARRAY(SELECT "sessionId" FROM gone)) AND NOT EXISTS (
          SELECT FROM "RefreshToken" AS other
          WHERE other."sessionId" = id AND other."expiresAt" >= ${cutoff}
        )
        FOR UPDATE SKIP LOCKED
      ))
    )
    SELECT count(*)::int AS removed FROM gone`.then(([row]) => row?.removed ?? 0);
}

function purgeCounts(prisma: PrismaService, cutoff: Date): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM "RateLimit" WHERE key = ANY(ARRAY(
      SELECT key FROM "RateLimit" WHERE expire < ${cutoff.getTime()}::bigint
      LIMIT ${PURGE_BATCH} FOR UPDATE SKIP LOCKED
    ))`;
}

function purgeCodes(prisma: PrismaService, cutoff: Date): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM "Verification" WHERE id = ANY(ARRAY(
      SELECT id FROM "Verification" WHERE "expiresAt" < ${cutoff}
      ORDER BY "expiresAt" LIMIT ${PURGE_BATCH} FOR UPDATE SKIP LOCKED
    ))`;
}

/** Without a lock, which the API may not take there: who uses a link meanwhile finds it gone. */
function purgeLinks(prisma: PrismaService, cutoff: Date): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM "PasswordReset" WHERE id = ANY(ARRAY(
      SELECT id FROM "PasswordReset" WHERE "expiresAt" < ${cutoff}
      ORDER BY "expiresAt" LIMIT ${PURGE_BATCH}
    ))`;
}
