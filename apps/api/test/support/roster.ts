/** An event's people, and what its organiser's members see of them. */
import {
  rosterEntrySchema,
  rosterPageSchema,
  type RosterEntry,
  type RosterPage,
} from '@lastseat/contracts';
import { insertBookings } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { expect } from 'vitest';
import type { TestDatabase } from './database.js';
import { useStaff } from './staff.js';
import { strictly } from './strictly.js';

export const rosterOf = (eventId: string) => `/api/events/${eventId}/roster`;

interface Guest {
  name: string;
  email?: string;
  isCancelled?: true;
}

/** For a whole file, with an API of its own. */
export function useRoster() {
  const own = useStaff();
  const { database } = own;
  return {
    database,
    get staff() {
      return own.staff;
    },
    /** As somebody at the door has it. */
    async list(eventId: string, query: Record<string, string> = {}): Promise<RosterPage> {
      const path = `${rosterOf(eventId)}?${new URLSearchParams(query).toString()}`;
      const answer = await own.staff.ask('door', 'GET', path);
      expect(answer.status, `${path} was answered ${answer.text}`).toBe(200);
      return strictly(rosterPageSchema).parse(JSON.parse(answer.text));
    },
    /** As a manager does it. */
    async change(method: string, path: string, body?: object): Promise<RosterEntry> {
      const answer = await own.staff.ask('manager', method, path, body);
      expect(answer.status, answer.text).toBe(method === 'POST' ? 201 : 200);
      return strictly(rosterEntrySchema).parse(JSON.parse(answer.text));
    },
    /** An event whose people have these names, in the order in which they booked. */
    async createEventWith(guests: Guest[], totalTickets = guests.length) {
      const confirmed = guests.filter(({ isCancelled }) => !isCancelled).length;
      const remainingTickets = totalTickets - confirmed;
      const { id: eventId } = await own.staff.createEvent({ totalTickets, remainingTickets });
      return { eventId, bookingIds: await insertGuests(database, eventId, guests) };
    },
  };
}

async function insertGuests(
  database: TestDatabase,
  eventId: string,
  guests: readonly Guest[],
): Promise<string[]> {
  const people = guests.map(({ name, email }) => {
    const id = newId();
    return { id, name, email: email ?? `${id}@example.com` };
  });
  await database.query(
    `INSERT INTO "User" (id, name, email)
     SELECT id, name, email FROM jsonb_to_recordset($1::jsonb) AS new(id uuid, name text, email text)`,
    [JSON.stringify(people)],
  );
  const bookings = await insertBookings(
    database.query.bind(database),
    people.map(({ id }) => ({ userId: id, eventId })),
  );
  const cancelled = bookings.filter((_, index) => guests[index]?.isCancelled);
  await database.query(
    `UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now(), "cancelledBy" = 'attendee'
     WHERE id = ANY($1::uuid[])`,
    [cancelled.map(({ id }) => id)],
  );
  return bookings.map(({ id }) => id);
}
