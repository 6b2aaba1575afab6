/** Rows to begin a test with, written by SQL and not by the code under test. */
import { v7 as newId } from 'uuid';
import type { TestDatabase } from './database.js';

export interface EventRow {
  id: string;
  title: string;
  description: string;
  category: string;
  startsAt: Date;
  venue: string;
  totalTickets: number;
  remainingTickets: number;
  priceCents: number;
  status: 'scheduled' | 'cancelled';
}

const TOMORROW_MS = 24 * 60 * 60 * 1000;

export async function createEvent(
  database: TestDatabase,
  given: Partial<EventRow> & { totalTickets: number },
): Promise<EventRow> {
  const event: EventRow = {
    id: newId(),
    title: 'An evening',
    description: 'Words',
    category: 'Music',
    startsAt: new Date(Date.now() + TOMORROW_MS),
    venue: 'A hall',
    remainingTickets: given.totalTickets,
    priceCents: 1500,
    status: 'scheduled',
    ...given,
  };
  await database.query(
    `INSERT INTO "Event" (id, title, description, category, "startsAt", venue, "totalTickets",
                          "remainingTickets", "priceCents", currency, status)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'EUR', $10)`,
    [
      event.id,
      event.title,
      event.description,
      event.category,
      event.startsAt,
      event.venue,
      event.totalTickets,
      event.remainingTickets,
      event.priceCents,
      event.status,
    ],
  );
  return event;
}

/** Ids of users that have no password: they book by the committer or by a token made for them. */
export async function createUsers(database: TestDatabase, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await database.query(
    `INSERT INTO "User" (id, email, name, "passwordHash")
     SELECT id, id || '@example.com', 'A person', '!' FROM unnest($1::uuid[]) AS new(id)`,
    [ids],
  );
  return ids;
}
