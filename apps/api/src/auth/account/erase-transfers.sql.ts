/** What somebody who deletes their account leaves of tickets that are passed on. */
import type { Transaction } from '../../common/database/prisma.service.js';

/** Nobody can accept a ticket of somebody who is gone: it is taken back, and the other is told. */
export async function takeBackTransfersOf(
  tx: Transaction,
  userId: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE "Transfer" SET status = 'taken_back', "endedAt" = ${now}
      WHERE "userId" = ${userId}::uuid AND status = 'pending'
      RETURNING id, "bookingId", "userId"
    )
    INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
    SELECT 'transfer', id, 2, json_build_array(json_build_object(
             'type', 'transfer.takenBack', 'bookingId', "bookingId", 'userId', "userId"))
    FROM ended`;
}

/** Others typed the address. What it has not answered is declined, and the address goes from the trail. */
export async function forgetAskedAddress(tx: Transaction, email: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    WITH pending AS (
      SELECT "eventId", id FROM "Transfer"
      WHERE "toEmail" = ${email} AND status = 'pending' ORDER BY "eventId", id FOR UPDATE
    ), declined AS (
      UPDATE "Transfer" AS transfer
      SET status = 'declined', "endedAt" = ${now}, "toEmail" = NULL
      FROM pending WHERE transfer."eventId" = pending."eventId" AND transfer.id = pending.id
      RETURNING transfer.id, "bookingId", "userId"
    )
    INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
    SELECT 'transfer', id, 2, json_build_array(json_build_object(
             'type', 'transfer.declined', 'bookingId', "bookingId", 'userId', "userId"))
    FROM declined`;
  await tx.$executeRaw`UPDATE "Transfer" SET "toEmail" = NULL WHERE "toEmail" = ${email}`;
}
