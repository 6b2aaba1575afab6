/** People on the list of an event. */
import { randomUUID } from 'node:crypto';
import { takeSeats, type TestEvent } from './events';
import { query } from './test-server';

/** With names to read, a minute apart, the last one a minute ago; each has a seat of the event. */
export async function addPeople(event: TestEvent, names: readonly string[]): Promise<void> {
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
  const bookings = await takeSeats(
    event,
    people.map((person) => ({ userId: person.id, eventId: event.id })),
  );
  await query(
    `UPDATE "Booking" SET "createdAt" = now() - place * interval '1 minute'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS given(id, place) WHERE "Booking".id = given.id`,
    bookings.map((booking) => booking.id).reverse(),
  );
}

/** As if they had given their seat back themselves. */
export async function cancelSeatOf({ id }: TestEvent, name: string): Promise<void> {
  await query(
    `WITH cancelled AS (
       UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now(), "cancelledBy" = 'attendee'
       FROM "User"
       WHERE "Booking"."eventId" = $1 AND "User".id = "userId" AND "User".name = $2
       RETURNING quantity
     )
     UPDATE "Event" SET "remainingTickets" = "remainingTickets" + quantity, version = version + 1
     FROM cancelled WHERE id = $1`,
    id,
    name,
  );
}
