/** Events of a test's own, so that no test sees the seats of another. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { query } from './stage';

export interface StagedEvent {
  id: string;
  title: string;
}

interface EventWishes {
  title?: string;
  totalTickets?: number;
  remainingTickets?: number;
  priceCents?: number;
  daysFromNow?: number;
  status?: 'scheduled' | 'cancelled';
}

export async function stageEvent(wishes: EventWishes = {}): Promise<StagedEvent> {
  const { totalTickets = 20, priceCents = 2500, daysFromNow = 400, status = 'scheduled' } = wishes;
  const event = { id: randomUUID(), title: wishes.title ?? `Evening ${uniqueWord()}` };
  await query(
    `INSERT INTO "Event" (id, title, description, category, "startsAt", venue, "totalTickets",
                          "remainingTickets", "priceCents", currency, status)
     VALUES ($1, $2, 'An evening of its own.', 'Music', now() + $3 * interval '1 day',
             'The small hall', $4, $5, $6, 'EUR', $7::"EventStatus")`,
    event.id,
    event.title,
    daysFromNow,
    totalTickets,
    wishes.remainingTickets ?? totalTickets,
    priceCents,
    status,
  );
  return event;
}

/** A word that no other event has. */
export const uniqueWord = () => `q${randomUUID().replaceAll('-', '').slice(0, 10)}`;

/** The list that has this event alone. */
export const listWith = ({ title }: StagedEvent) => `/events?search=${encodeURIComponent(title)}`;

export const cardOf = (page: Page, { title }: StagedEvent): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });

/** How many seats people hold: what counts, whatever the pages say. */
export async function countBookings({ id }: StagedEvent): Promise<number> {
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Booking" WHERE "eventId" = $1 AND status = 'confirmed'`,
    id,
  );
  return row?.count ?? 0;
}
