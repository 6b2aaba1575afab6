/** Tickets that are passed on: commands, and what the database says of them. */
import { hash } from 'node:crypto';
import type { Fact, TransferStatus } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import type { BookingRecord, TransferCommand } from '../../src/bookings/domain/booking-command.js';
import type { TestDatabase } from './database.js';

export interface PlantedTransfer {
  id: string;
  booking: BookingRecord;
}

/** Somebody is asked to take the booking over. */
export async function plantTransfer(
  database: TestDatabase,
  booking: BookingRecord,
): Promise<PlantedTransfer> {
  const id = newId();
  await database.query(
    `INSERT INTO "Transfer" ("eventId", id, "bookingId", "userId", "toEmail", "tokenHash")
     VALUES ($1, $2, $3, $4, 'other@example.com', $5)`,
    [booking.eventId, id, booking.id, booking.userId, hash('sha256', id, 'buffer')],
  );
  return { id, booking };
}

export function transferCommand(
  { id: transferId, booking }: PlantedTransfer,
  newUserId: string,
): TransferCommand {
  const { eventId, userId, id: bookingId } = booking;
  const ids = { transferId, newUserId, newBookingId: newId() };
  return { kind: 'transfer', eventId, userId, bookingId, ...ids };
}

interface TransferRow {
  status: TransferStatus;
  newBookingId: string | null;
}

export async function readTransfer(database: TestDatabase, id: string): Promise<TransferRow> {
  const [row] = await database.query<TransferRow>(
    `SELECT status, "newBookingId" FROM "Transfer" WHERE id = $1`,
    [id],
  );
  return row!;
}

/** What is told of one transfer, message by message. */
export function readTransferMessages(
  database: TestDatabase,
  id: string,
): Promise<{ version: number; facts: Fact[] }[]> {
  return database.query(
    `SELECT version, facts FROM "OutboxMessage"
     WHERE "aggregateType" = 'transfer' AND "aggregateId" = $1 ORDER BY version`,
    [id],
  );
}

/** Who has seats of the event now. */
export async function readHolders(database: TestDatabase, eventId: string): Promise<string[]> {
  const rows = await database.query<{ userId: string }>(
    `SELECT "userId" FROM "Booking" WHERE "eventId" = $1 AND status = 'confirmed'`,
    [eventId],
  );
  return rows.map(({ userId }) => userId);
}
