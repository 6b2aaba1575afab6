import { v7 as newId } from 'uuid';
import type { RunStatement } from './run-statement.js';

/** A row of "Event", as far as a test has a say in it. */
export interface EventData {
  id: string;
  organiserId: string;
  title: string;
  description: string;
  category: string;
  level: string | null;
  host: string | null;
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  venue: string;
  address: string | null;
  totalTickets: number;
  remainingTickets: number;
  priceCents: number;
  maxPerPerson: number;
  saleOpensAt: Date | null;
  saleClosesAt: Date | null;
  cancelUntil: Date | null;
  payment: 'venue' | 'online';
  guestPolicy: 'off' | 'confirm' | 'immediate';
  waitlistMode: 'off' | 'offer' | 'autobook';
  status: 'draft' | 'scheduled' | 'cancelled';
}

/** Whose the events are unless somebody else is given; made with the first of them. */
export const AN_ORGANISER = '01920000-0000-7000-8000-00000000000a';

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Events of tomorrow that have sold nothing yet, unless something else is given.
 * @returns the rows, in their order
 */
export async function insertEvents(
  run: RunStatement,
  given: readonly (Partial<EventData> & { totalTickets: number })[],
): Promise<EventData[]> {
  const events = given.map(complete);
  await run(
    `WITH organiser AS (
       INSERT INTO "Organiser" (id, slug, name) VALUES ($2, 'an-organiser', 'An organiser')
       ON CONFLICT DO NOTHING
     )
     INSERT INTO "Event" (id, "organiserId", title, description, category, level, host, "startsAt", "endsAt",
                          "timeZone", venue, address, "totalTickets", "remainingTickets", "priceCents",
                          currency, "maxPerPerson", "saleOpensAt", "saleClosesAt", "cancelUntil",
                          payment, "guestPolicy", "waitlistMode", status)
     SELECT id, "organiserId", title, description, category, level, host, "startsAt", "endsAt",
            "timeZone", venue, address, "totalTickets", "remainingTickets", "priceCents",
            'EUR', "maxPerPerson", "saleOpensAt", "saleClosesAt", "cancelUntil",
            payment::"EventPayment", "guestPolicy"::"GuestPolicy", "waitlistMode"::"WaitlistMode",
            status::"EventStatus"
     FROM jsonb_to_recordset($1::jsonb) AS new(
       id uuid, "organiserId" uuid, title text, description text, category text, level text, host text,
       "startsAt" timestamptz, "endsAt" timestamptz, "timeZone" text, venue text, address text,
       "totalTickets" int, "remainingTickets" int, "priceCents" int, "maxPerPerson" int,
       "saleOpensAt" timestamptz, "saleClosesAt" timestamptz, "cancelUntil" timestamptz,
       payment text, "guestPolicy" text, "waitlistMode" text, status text)`,
    [JSON.stringify(events), AN_ORGANISER],
  );
  return events;
}

const complete = (event: Partial<EventData> & { totalTickets: number }): EventData => ({
  id: newId(),
  organiserId: AN_ORGANISER,
  title: 'An evening',
  description: 'Words',
  category: 'Music',
  level: null,
  host: null,
  startsAt: new Date(Date.now() + DAY_MS),
  endsAt: null,
  timeZone: 'Europe/Vienna',
  venue: 'A hall',
  address: null,
  remainingTickets: event.totalTickets,
  priceCents: 1_500,
  maxPerPerson: 1,
  saleOpensAt: null,
  saleClosesAt: null,
  cancelUntil: null,
  payment: 'venue',
  guestPolicy: 'off',
  waitlistMode: 'off',
  status: 'scheduled',
  ...event,
});
