/** The raw SQL of deliveries, one named function for each statement. All times are the database's. */
import { v7 as newId } from 'uuid';
import { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type { Delivery } from './receiver.js';

type Database = Pick<PrismaService, '$queryRaw' | '$executeRaw'>;

/** Who claims a delivery and gives no sign for so long is gone: another process sends it once more. */
export const LEASE_MS = 60_000;

/** Of an ordered receiver: deliveries of one aggregate, and of all, that are claimed together. */
const LONGEST_RUN = 200;
const MOST_IN_RUNS = 400;

export interface ClaimedDelivery extends Delivery {
  /** How often it has failed. */
  attempts: number;
}

const columns = Prisma.sql`
  delivery.id, delivery."aggregateType", delivery."aggregateId", delivery.version, delivery.part,
  delivery.facts, delivery."recipientId", delivery."createdAt", delivery."readerMails", delivery.attempts`;

/**
 * For statements whose loss in a crash of the database does nothing but send once more what was sent: they
 * do not wait for the disk. Everything that a receiver may rely on does.
 */
const unsynced = Prisma.sql`(SELECT set_config('synchronous_commit', 'off', true)) AS unsynced`;

/**
 * What is due, the longest due first. Several processes that ask at once get different ones. As an array the
 * list is made once: a join may make it anew for each row, and lock more than `limit`.
 */
export function claimDue(
  database: Database,
  receiver: string,
  limit: number,
): Promise<ClaimedDelivery[]> {
  return database.$queryRaw<ClaimedDelivery[]>`
    UPDATE "Delivery" AS delivery SET "nextAttemptAt" = now() + ${LEASE_MS} * interval '1 ms'
    FROM ${unsynced}
    WHERE delivery.id = ANY(ARRAY(
      SELECT id FROM "Delivery"
      WHERE receiver = ${receiver} AND "deadAt" IS NULL AND "nextAttemptAt" <= now()
      ORDER BY "nextAttemptAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ))
    RETURNING ${columns}`;
}

/** Where the last look for runs has ended. */
export type Place = Pick<ClaimedDelivery, 'aggregateType' | 'aggregateId'>;

export const FIRST_PLACE: Place = {
  aggregateType: 'event',
  aggregateId: '00000000-0000-0000-0000-000000000000',
};

/**
 * For a receiver that wants order: of each aggregate the earliest that is left, and with it those that
 * follow. The lease of the earliest stands for all of its aggregate: while one process has it, or it waits
 * for its next attempt, nobody gets what follows. So the earliest has to go last, or with the others.
 *
 * It walks from aggregate to aggregate in the index, and looks at one delivery of each: however many wait
 * behind it, a claim costs the same.
 *
 * @param limit aggregates
 * @param after those that come after it, so that all have their turn
 * @returns of each aggregate in the order of the versions
 */
export function claimRuns(
  database: Database,
  receiver: string,
  limit: number,
  after: Place,
): Promise<ClaimedDelivery[]> {
  const nextAfter = (type: Prisma.Sql, id: Prisma.Sql) => Prisma.sql`
    SELECT id, "aggregateType", "aggregateId" FROM "Delivery"
    WHERE receiver = ${receiver} AND "deadAt" IS NULL AND ("aggregateType", "aggregateId") > (${type}, ${id})
    ORDER BY "aggregateType", "aggregateId", version, part LIMIT 1`;
  return database.$queryRaw<ClaimedDelivery[]>`
    WITH RECURSIVE earliest AS (
      (${nextAfter(
        Prisma.sql`${after.aggregateType}::"AggregateType"`,
        Prisma.sql`${after.aggregateId}::uuid`,
      )})
      UNION ALL
      SELECT next.* FROM earliest CROSS JOIN LATERAL (
        ${nextAfter(Prisma.sql`earliest."aggregateType"`, Prisma.sql`earliest."aggregateId"`)}
      ) AS next
    ), head AS (
      SELECT earliest.* FROM earliest CROSS JOIN LATERAL (
        SELECT FROM "Delivery"
        WHERE id = earliest.id AND "deadAt" IS NULL AND "nextAttemptAt" <= now()
        FOR UPDATE SKIP LOCKED
      ) AS due
      LIMIT ${limit}
    ), leased AS (
      UPDATE "Delivery" AS delivery SET "nextAttemptAt" = now() + ${LEASE_MS} * interval '1 ms'
      FROM head WHERE delivery.id = head.id
    )
    SELECT ${columns} FROM ${unsynced}, head CROSS JOIN LATERAL (
      SELECT * FROM "Delivery"
      WHERE receiver = ${receiver} AND "deadAt" IS NULL
        AND "aggregateType" = head."aggregateType" AND "aggregateId" = head."aggregateId"
      ORDER BY version, part
      LIMIT least(${LONGEST_RUN}, ${MOST_IN_RUNS} / (SELECT count(*) FROM head))
    ) AS delivery
    ORDER BY delivery."aggregateType", delivery."aggregateId", delivery.version, delivery.part`;
}

/** They are delivered. Whoever lost its lease meanwhile may say so all the same: delivered is delivered. */
export async function removeDelivered(database: Database, ids: readonly string[]): Promise<void> {
  await database.$executeRaw`
    DELETE FROM "Delivery" USING ${unsynced} WHERE id = ANY(${arrayLiteral(ids)}::uuid[])`;
}

/** In its place comes one for each of those whom it is for. */
export async function share(
  database: Database,
  id: string,
  recipientIds: readonly string[],
): Promise<void> {
  await database.$executeRaw`
    WITH shared AS (DELETE FROM "Delivery" WHERE id = ${id}::uuid RETURNING *)
    INSERT INTO "Delivery" (id, receiver, "aggregateType", "aggregateId", version, part, "recipientId",
                            facts, "createdAt", "deadlineAt")
    SELECT own.id, shared.receiver, shared."aggregateType", shared."aggregateId", shared.version,
           shared.part, own."recipientId", shared.facts, shared."createdAt", shared."deadlineAt"
    FROM shared, unnest(
      ${arrayLiteral(recipientIds.map(() => newId()))}::uuid[],
      ${arrayLiteral(recipientIds)}::uuid[]
    ) AS own(id, "recipientId")`;
}

/** @returns whether that was the last attempt */
export async function noteFailure(
  database: Database,
  id: string,
  { pauseMs, reason }: { pauseMs: number; reason: string },
): Promise<boolean> {
  const rows = await database.$queryRaw<{ isDead: boolean }[]>`
    UPDATE "Delivery"
    SET attempts = attempts + 1, "lastError" = ${reason},
        "nextAttemptAt" = now() + ${pauseMs} * interval '1 ms',
        "deadAt" = CASE WHEN "deadlineAt" <= now() THEN now() END
    WHERE id = ${id}::uuid AND "deadAt" IS NULL
    RETURNING "deadAt" IS NOT NULL AS "isDead"`;
  return rows[0]?.isDead ?? false;
}

/** Nobody is at it any more, and nothing was wrong with it. */
export async function giveBack(database: Database, id: string): Promise<void> {
  await database.$executeRaw`
    UPDATE "Delivery" SET "nextAttemptAt" = now() WHERE id = ${id}::uuid`;
}
