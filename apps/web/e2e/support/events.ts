/** Events of a test's own, so that no test sees the seats of another. */
import { randomUUID } from 'node:crypto';
import { insertEvents, type EventData } from '@lastseat/test-data';
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

export async function createEvent(wishes: EventWishes = {}): Promise<TestEvent> {
  const { daysFromNow = 400, ...wanted } = wishes;
  const [event] = await insertEvents(
    (statement, values) => query(statement, ...values),
    [
      {
        title: `Evening ${uniqueWord()}`,
        startsAt: new Date(Date.now() + daysFromNow * DAY_MS),
        totalTickets: 20,
        priceCents: 2500,
        ...wanted,
      },
    ],
  );
  return event!;
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
