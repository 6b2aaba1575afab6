import { v7 as newId } from 'uuid';
import type { RunStatement } from './run-statement.js';

/** A row of "Booking", as far as a test has a say in it. */
export interface BookingData {
  id: string;
  userId: string;
  eventId: string;
  quantity: number;
  idempotencyKey: string | null;
}

/**
 * Confirmed bookings of one seat, unless something else is given. The event's count is the caller's
 * affair: some tests want a false one.
 * @returns the rows, in their order
 */
export async function insertBookings(
  run: RunStatement,
  given: readonly (Partial<BookingData> & { userId: string; eventId: string })[],
): Promise<BookingData[]> {
  const bookings = given.map((booking): BookingData => ({
    id: newId(),
    quantity: 1,
    idempotencyKey: null,
    ...booking,
  }));
  await run(
    `INSERT INTO "Booking" (id, "userId", "eventId", quantity, "idempotencyKey", "createdAt")
     SELECT id, "userId", "eventId", quantity, "idempotencyKey", now()
     FROM jsonb_to_recordset($1::jsonb) AS new(
       id uuid, "userId" uuid, "eventId" uuid, quantity int, "idempotencyKey" text)`,
    [JSON.stringify(bookings)],
  );
  return bookings;
}
