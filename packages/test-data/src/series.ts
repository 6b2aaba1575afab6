import { v7 as newId } from 'uuid';
import type { RunStatement } from './run-statement.js';

export interface SeriesSlotData {
  /** Monday is 1. */
  weekday: number;
  /** On the wall: `18:30`. */
  startTime: string;
}

/**
 * A weekly series that goes on, with free seats, and without events: the product makes them.
 * @returns its id
 */
export async function insertSeries(
  run: RunStatement,
  {
    organiserId,
    timeZone = 'Australia/Sydney',
    slots = [{ weekday: 1, startTime: '18:30' }],
  }: { organiserId: string; timeZone?: string; slots?: readonly SeriesSlotData[] },
): Promise<string> {
  const id = newId();
  await run(
    `WITH series AS (
       INSERT INTO "Series" (id, "organiserId", title, description, category, venue, "totalTickets",
                             "priceCents", currency, "maxPerPerson", "guestPolicy", "timeZone",
                             "durationMinutes", "intervalWeeks", "from", "ruleFrom")
       VALUES ($1, $2, 'Salsa', 'Words', 'Dance', 'A studio', 20, 0, 'AUD', 1, 'immediate', $3, 55, 1,
               '2026-01-01', '2026-01-01')
     )
     INSERT INTO "SeriesSlot" ("seriesId", slot, weekday, "startTime")
     SELECT $1, slot, weekday, "startTime"
     FROM jsonb_to_recordset($4::jsonb) AS new(slot smallint, weekday smallint, "startTime" text)`,
    [
      id,
      organiserId,
      timeZone,
      JSON.stringify(slots.map((slot, index) => ({ ...slot, slot: index + 1 }))),
    ],
  );
  return id;
}
