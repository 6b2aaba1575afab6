/** The raw SQL of tickets that are passed on: only batches in which somebody accepts one run it. */
import { arrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import type { TransferCommand } from '../domain/booking-command.js';
import type { AcceptedTransfer, TransferRecord, TransferSettings } from '../domain/transfer.js';

/**
 * With a lock until COMMIT: to take one back is no command of the core, and waits here. In the order of their
 * ids; whoever takes back locks one row and waits for no event, so nobody waits in a circle.
 */
export async function lockTransfers(
  tx: Transaction,
  commands: readonly TransferCommand[],
): Promise<TransferRecord[]> {
  return tx.$queryRaw<TransferRecord[]>`
    SELECT transfer.* FROM (
      SELECT DISTINCT * FROM unnest(
        ${arrayLiteral(commands.map(({ eventId }) => eventId))}::uuid[],
        ${arrayLiteral(commands.map(({ transferId }) => transferId))}::uuid[]
      ) AS given("eventId", id)
      ORDER BY "eventId", id
    ) AS named
    CROSS JOIN LATERAL (
      SELECT id, "eventId", "bookingId", status FROM "Transfer"
      WHERE "eventId" = named."eventId" AND id = named.id LIMIT 1 FOR UPDATE
    ) AS transfer`;
}

/** A statement of its own after the lock: see `readKnownBookings`. @returns by event */
export async function readTransferSettings(
  tx: Transaction,
  eventIds: string[],
): Promise<Map<string, TransferSettings>> {
  const rows = await tx.$queryRaw<(TransferSettings & { id: string })[]>`
    SELECT id, "allowsTransfer", "transferUntil" FROM "Event"
    WHERE id = ANY(${arrayLiteral(eventIds)}::uuid[])`;
  return new Map(rows.map(({ id, ...settings }) => [id, settings]));
}

/**
 * Ends them and leaves in the outbox what is told of each. Its version is 2: it was 1 when the other was asked.
 * @returns the number of rows: fewer when somebody wrote without the lock
 */
export async function writeAccepted(
  tx: Transaction,
  accepted: readonly AcceptedTransfer[],
): Promise<number> {
  return tx.$executeRaw`
    WITH done AS (
      UPDATE "Transfer" AS transfer
      SET status = 'accepted', "newBookingId" = given."newBookingId", "endedAt" = given."endedAt"
      FROM unnest(
        ${arrayLiteral(accepted.map(({ eventId }) => eventId))}::uuid[],
        ${arrayLiteral(accepted.map(({ id }) => id))}::uuid[],
        ${arrayLiteral(accepted.map(({ newBookingId }) => newBookingId))}::uuid[],
        ${arrayLiteral(accepted.map(({ endedAt }) => endedAt.toISOString()))}::timestamptz[],
        ${arrayLiteral(accepted.map(({ facts }) => JSON.stringify(facts)))}::text[]
      ) AS given("eventId", id, "newBookingId", "endedAt", facts)
      WHERE transfer."eventId" = given."eventId" AND transfer.id = given.id AND transfer.status = 'pending'
      RETURNING transfer.id, given.facts
    )
    INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
    SELECT 'transfer', id, 2, facts::json FROM done`;
}
