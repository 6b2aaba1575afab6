import { v7 as newId } from 'uuid';
import type { RunStatement } from './run-statement.js';

/** A row of "Event", as far as a test has a say in it. */
export interface EventData {
  id: string;
  title: string;
  description: string;
  category: string;
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  venue: string;
  address: string | null;
  totalTickets: number;
  remainingTickets: number;
  priceCents: number;
  status: 'scheduled' | 'cancelled';
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Events of tomorrow that have sold nothing yet, unless something else is given.
 * @returns the rows, in their order
 */
export async function insertEvents(
  run: RunStatement,
  given: readonly (Partial<EventData> & { totalTickets: number })[],
): Promise<EventData[]> {
  const events = given.map((event): EventData => ({
    id: newId(),
    title: 'An evening',
    description: 'Words',
    category: 'Music',
    startsAt: new Date(Date.now() + DAY_MS),
    endsAt: null,
    timeZone: 'Europe/Vienna',
    venue: 'A hall',
    address: null,
    remainingTickets: event.totalTickets,
    priceCents: 1_500,
    status: 'scheduled',
    ...event,
  }));
  await run(
    `INSERT INTO "Event" (id, title, description, category, "startsAt", "endsAt", "timeZone", venue,
                          address, "totalTickets", "remainingTickets", "priceCents", currency, status)
     SELECT id, title, description, category, "startsAt", "endsAt", "timeZone", venue,
            address, "totalTickets", "remainingTickets", "priceCents", 'EUR', status::"EventStatus"
     FROM jsonb_to_recordset($1::jsonb) AS new(
       id uuid, title text, description text, category text, "startsAt" timestamptz,
       "endsAt" timestamptz, "timeZone" text, venue text, address text, "totalTickets" int,
       "remainingTickets" int, "priceCents" int, status text)`,
    [JSON.stringify(events)],
  );
  return events;
}
