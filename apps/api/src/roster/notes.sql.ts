import type { Transaction } from '../common/database/prisma.service.js';

interface Note {
  eventId: string;
  bookingId: string;
  /** Who writes it. */
  userId: string;
  text: string;
}

/**
 * Writes the note of a booking, or takes it away when it is empty. One statement, so that of two who write
 * at once each knows whose words it has replaced.
 * @returns the text before; null when there was none
 */
export async function replaceNote(
  tx: Transaction,
  { eventId, bookingId, userId, text }: Note,
): Promise<string | null> {
  const [row] =
    text === ''
      ? await tx.$queryRaw<{ before: string | null }[]>`
          DELETE FROM "RosterNote"
          WHERE "eventId" = ${eventId}::uuid AND "bookingId" = ${bookingId}::uuid
          RETURNING text AS before`
      : await tx.$queryRaw<{ before: string | null }[]>`
          INSERT INTO "RosterNote" ("eventId", "bookingId", text, "updatedById")
          VALUES (${eventId}::uuid, ${bookingId}::uuid, ${text}, ${userId}::uuid)
          ON CONFLICT ("eventId", "bookingId") DO UPDATE
          SET text = excluded.text, "updatedById" = excluded."updatedById", "updatedAt" = now()
          RETURNING OLD.text AS before`;
  return row?.before ?? null;
}
