/** The raw SQL of deliveries, one named function for each statement. All times are the database's. */
import { v7 as newId } from 'uuid';
import { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type { Delivery } from './receiver.js';

type Database = Pick<PrismaService, '$queryRaw' | '$executeRaw'>;

/** Who claims a delivery and gives no sign for so long is gone: another process sends it once more. */
export const LEASE_MS = 60_000;

/** Of an ordered receiver: deliveries of one aggregate that are claimed together. */
export const LONGEST_RUN = 50;

export interface ClaimedDelivery extends Delivery {
  /** How often it has failed. */
  attempts: number;
}

const columns = Prisma.sql`
  delivery.id, delivery."aggregateType", delivery."aggregateId", delivery.version, delivery.part,
  delivery.facts, delivery."recipientId", delivery."createdAt", delivery.attempts`;

/** What is due, the longest due first. Several processes that ask at once get different ones. */
export function claimDue(
  database: Database,
  receiver: string,
  limit: number,
): Promise<ClaimedDelivery[]> {
  return database.$queryRaw<ClaimedDelivery[]>`
    UPDATE "Delivery" AS delivery SET "nextAttemptAt" = now() + ${LEASE_MS} * interval '1 ms'
    FROM (
      SELECT id FROM "Delivery"
      WHERE receiver = ${receiver} AND "deadAt" IS NULL AND "nextAttemptAt" <= now()
      ORDER BY "nextAttemptAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ) AS due
    WHERE delivery.id = due.id
    RETURNING ${columns}`;
}

/**
 * For a receiver that wants order: of each aggregate the earliest that is left, and with it those that
 * follow. The earliest stands for all of its aggregate: while one process has it, or it waits for its next
 * attempt, nobody gets what follows.
 *
 * @param limit aggregates
 * @returns of each aggregate in the order of the versions
 */
export function claimRuns(
  database: Database,
  receiver: string,
  limit: number,
): Promise<ClaimedDelivery[]> {
  return database.$queryRaw<ClaimedDelivery[]>`
    WITH head AS (
      SELECT "aggregateType", "aggregateId" FROM "Delivery" AS delivery
      WHERE receiver = ${receiver} AND "deadAt" IS NULL AND "nextAttemptAt" <= now()
        AND NOT EXISTS (
          SELECT FROM "Delivery" AS earlier
          WHERE earlier.receiver = delivery.receiver AND earlier."deadAt" IS NULL
            AND earlier."aggregateType" = delivery."aggregateType"
            AND earlier."aggregateId" = delivery."aggregateId"
            AND (earlier.version, earlier.part) < (delivery.version, delivery.part)
        )
      ORDER BY "nextAttemptAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), run AS (
      SELECT next.id FROM head CROSS JOIN LATERAL (
        SELECT id FROM "Delivery"
        WHERE receiver = ${receiver} AND "deadAt" IS NULL
          AND "aggregateType" = head."aggregateType" AND "aggregateId" = head."aggregateId"
        ORDER BY version, part LIMIT ${LONGEST_RUN}
      ) AS next
    ), claimed AS (
      UPDATE "Delivery" AS delivery SET "nextAttemptAt" = now() + ${LEASE_MS} * interval '1 ms'
      FROM run WHERE delivery.id = run.id
      RETURNING ${columns}
    )
    SELECT * FROM claimed ORDER BY "aggregateType", "aggregateId", version, part`;
}

/** They are delivered. Whoever lost its lease meanwhile may say so all the same: delivered is delivered. */
export async function removeDelivered(database: Database, ids: readonly string[]): Promise<void> {
  await database.$executeRaw`
    DELETE FROM "Delivery" WHERE id = ANY(${arrayLiteral(ids)}::uuid[])`;
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
export async function giveBack(database: Database, ids: readonly string[]): Promise<void> {
  await database.$executeRaw`
    UPDATE "Delivery" SET "nextAttemptAt" = now() WHERE id = ANY(${arrayLiteral(ids)}::uuid[])`;
}
