/** Events of a test's own, so that no test sees the seats of another. */
import { randomUUID } from 'node:crypto';
import { insertBookings, insertEvents, insertUsers, type EventData } from '@lastseat/test-data';
import type { Locator, Page } from '@playwright/test';
import { query } from './test-server';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface TestEvent {
  id: string;
  title: string;
}

interface EventWishes extends Partial<Omit<EventData, 'id'>> {
  daysFromNow?: number;
}

/** What is not left is booked by somebody. */
export async function createEvent(wishes: EventWishes = {}): Promise<TestEvent> {
  const { daysFromNow = 400, remainingTickets, ...wanted } = wishes;
  const [event] = await insertEvents(run, [
    {
      title: `Evening ${uniqueWord()}`,
      startsAt: new Date(Date.now() + daysFromNow * DAY_MS),
      totalTickets: 20,
      priceCents: 2500,
      ...wanted,
    },
  ]);
  const { id: eventId, totalTickets } = event!;
  const quantity = totalTickets - (remainingTickets ?? totalTickets);
  if (quantity > 0) {
    const [userId] = await insertUsers(run, 1);
    await takeSeats(event!, [{ userId: userId!, eventId, quantity }]);
  }
  return event!;
}

type NewBooking = Parameters<typeof insertBookings>[1][number];

/** With the event's count in the same statement: the integrity check may look at any moment. */
export const takeSeats = ({ id }: TestEvent, bookings: NewBooking[]) =>
  insertBookings((statement, values) => {
    const seats = bookings.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
    return query(
      `WITH booked AS (${statement})
       UPDATE "Event" SET "remainingTickets" = "remainingTickets" - $2, version = version + 1
       WHERE id = $3`,
      ...[...values, seats, id],
    );
  }, bookings);

const run = (statement: string, values: unknown[]) => query(statement, ...values);

/** Of an event that nobody has booked. */
export async function sellByTypes(
  { id }: TestEvent,
  types: readonly { name: string; priceCents: number; capacity?: number }[],
): Promise<void> {
  await query(`UPDATE "Event" SET "hasTicketTypes" = true WHERE id = $1`, id);
  for (const [position, { name, priceCents, capacity = null }] of types.entries()) {
    await query(
      `INSERT INTO "TicketType" ("eventId", id, name, "priceCents", capacity, position)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      ...[id, randomUUID(), name, priceCents, capacity, position],
    );
  }
}

/** A word that no other event has. */
export const uniqueWord = () => `q${randomUUID().replaceAll('-', '').slice(0, 10)}`;

/** The list that has this event alone. */
export const listWith = ({ title }: TestEvent) => `/events?search=${encodeURIComponent(title)}`;

export const cardOf = (page: Page, { title }: TestEvent): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });

/** How many seats people hold: what counts, whatever the pages say. */
export async function countBookings({ id }: TestEvent): Promise<number> {
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Booking" WHERE "eventId" = $1 AND status = 'confirmed'`,
    id,
  );
  return row?.count ?? 0;
}
