/** People on the list of an event. */
import { randomUUID } from 'node:crypto';
import { insertBookings } from '@lastseat/test-data';
import type { TestEvent } from './events';
import { query } from './test-server';

/** With names to read, a minute apart, the last one a minute ago; each has a seat of the event. */
export async function addPeople({ id }: TestEvent, names: readonly string[]): Promise<void> {
  const people = names.map((name) => ({
    id: randomUUID(),
    name,
    email: `${randomUUID()}@example.com`,
  }));
  await query(
    `INSERT INTO "User" (id, name, email)
     SELECT id, name, email FROM jsonb_to_recordset($1::jsonb) AS new(id uuid, name text, email text)`,
    JSON.stringify(people),
  );
  const bookings = await insertBookings(
    (statement, values) => query(statement, ...values),
    people.map((person) => ({ userId: person.id, eventId: id })),
  );
  await query(
    `UPDATE "Booking" SET "createdAt" = now() - place * interval '1 minute'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS given(id, place) WHERE "Booking".id = given.id`,
    bookings.map((booking) => booking.id).reverse(),
  );
  await query(
    `UPDATE "Event" SET "remainingTickets" = "remainingTickets" - $2 WHERE id = $1`,
    id,
    names.length,
  );
}
