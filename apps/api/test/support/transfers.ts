/** Tickets that are passed on: commands, and what the database says of them. */
import { randomBytes } from 'node:crypto';
import type { Fact, TransferStatus } from '@lastseat/contracts';
import { insertBookings } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { hashToken } from '../../src/common/config/derived-keys.js';
import type { BookingRecord, TransferCommand } from '../../src/bookings/domain/booking-command.js';
import type { TestDatabase } from './database.js';
import { createEvent, createUsers } from './factories.js';

type Ticket = Pick<BookingRecord, 'id' | 'eventId' | 'userId'>;

export interface PlantedTransfer {
  id: string;
  booking: Ticket;
  /** Of the link. */
  token: string;
}

/** Somebody is asked to take the booking over. */
export async function plantTransfer(
  database: TestDatabase,
  booking: Ticket,
): Promise<PlantedTransfer> {
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  await database.query(
    `INSERT INTO "Transfer" ("eventId", id, "bookingId", "userId", "toEmail", "tokenHash")
     VALUES ($1, $2, $3, $4, 'other@example.com', $5)`,
    [booking.eventId, id, booking.id, booking.userId, Buffer.from(hashToken(token))],
  );
  return { id, booking, token };
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

/** Two tickets of an event of their own, each of which somebody is asked to take over. */
export async function plantTransfers(
  database: TestDatabase,
): Promise<{ transferToken: string; spareTransferToken: string }> {
  const event = await createEvent(database, { totalTickets: 2, remainingTickets: 0 });
  const userIds = await createUsers(database, 2);
  const run = database.query.bind(database);
  const bookings = await insertBookings(
    run,
    userIds.map((userId) => ({ userId, eventId: event.id })),
  );
  const [one, other] = await Promise.all(
    bookings.map((booking) => plantTransfer(database, { ...booking, eventId: event.id })),
  );
  return { transferToken: one!.token, spareTransferToken: other!.token };
}
