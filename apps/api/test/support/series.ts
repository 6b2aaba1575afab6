/** Weekly series for tests: what is asked for, and what is there. */
import { insertBookings } from '@lastseat/test-data';
import { SeriesMakingService } from '../../src/series/series-making.service.js';
import type { TestApp } from './app.js';
import type { TestDatabase } from './database.js';
import { createUsers } from './factories.js';

/** Three classes a week, from a week ago. */
export const weekly = (given: object = {}) => ({
  title: 'Salsa 1',
  category: 'Salsa',
  venue: 'Studio 1',
  totalTickets: 20,
  timeZone: 'Australia/Sydney',
  durationMinutes: 55,
  guestPolicy: 'immediate',
  from: '2026-01-05',
  slots: [
    { weekday: 1, startTime: '18:30' },
    { weekday: 3, startTime: '18:30' },
    { weekday: 3, startTime: '19:30' },
  ],
  ...given,
});

/** Whether its events' tickets are passed on, and how their lines are: each way that there is, in minutes before the start. */
export const readTicketSettings = (database: TestDatabase, seriesId: string) =>
  database.query(
    `SELECT DISTINCT "waitlistMode", "offerMinutes",
            (extract(epoch FROM "startsAt" - "waitlistClosesAt") / 60)::int AS "closesMinutesBefore",
            "allowsTransfer", "asksNames",
            (extract(epoch FROM "startsAt" - "transferUntil") / 60)::int AS "transferMinutesBefore"
     FROM "Event" WHERE "seriesId" = $1`,
    [seriesId],
  );

export interface SeriesEventRow {
  id: string;
  date: string;
  slot: number | null;
  status: string;
  at: string;
  title: string;
  venue: string;
}

/** What the wall says at each of them. */
export const readRows = (database: TestDatabase, seriesId: string) =>
  database.query<SeriesEventRow>(
    `SELECT id, "seriesDate"::text AS date, "seriesSlot" AS slot, status, title, venue,
            to_char("startsAt" AT TIME ZONE "timeZone", 'YYYY-MM-DD HH24:MI') AS at
     FROM "Event" WHERE "seriesId" = $1 ORDER BY "seriesDate", "seriesSlot"`,
    [seriesId],
  );

/** As scheduled work does it. */
export const makeEvents = (target: TestApp) =>
  target.app.get(SeriesMakingService).makeAll(new AbortController().signal);

/** Somebody has a place there. */
export async function bookPlace(database: TestDatabase, eventId: string): Promise<void> {
  const [userId = ''] = await createUsers(database, 1);
  await insertBookings(database.query.bind(database), [{ userId, eventId }]);
  await database.query(
    `UPDATE "Event" SET "remainingTickets" = "remainingTickets" - 1, version = version + 1 WHERE id = $1`,
    [eventId],
  );
}
