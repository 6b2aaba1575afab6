/** The conditions of a list on the row of an event, whose name in the statement is `event`. */
import type { ListEventsQuery } from '@lastseat/contracts';
import { Prisma } from '../../../generated/prisma/client.js';

const HOUR_MS = 60 * 60 * 1_000;

/** Clocks on earth are at most fourteen hours from UTC; for the index, before the exact look. */
const ZONE_MS = 14 * HOUR_MS;
const LONGEST_DAY_MS = 26 * HOUR_MS;
const LONGEST_MONTH_MS = 32 * 24 * HOUR_MS;

const EVENT_START = Prisma.sql`event."startsAt"`;

/** @param startsAt where it stands: a search has it beside the words too, and finds by it there */
export function listConditions(
  query: ListEventsQuery,
  now: Date,
  startsAt = EVENT_START,
): Prisma.Sql[] {
  const { category, level, organiser, minPriceCents, maxPriceCents, available } = query;
  const conditions = [
    ...listPeriod(query, now, startsAt),
    ...listDays(query, startsAt),
    ...listWhen(query, now, startsAt),
  ];
  if (category !== '') conditions.push(Prisma.sql`lower(event.category) = lower(${category})`);
  if (level !== '') conditions.push(Prisma.sql`lower(event.level) = lower(${level})`);
  if (organiser !== '') {
    conditions.push(
      Prisma.sql`event."organiserId" = (SELECT id FROM "Organiser" WHERE slug = ${organiser})`,
    );
  }
  if (minPriceCents !== undefined) {
    conditions.push(Prisma.sql`event."priceCents" >= ${minPriceCents}`);
  }
  if (maxPriceCents !== undefined) {
    conditions.push(Prisma.sql`event."priceCents" <= ${maxPriceCents}`);
  }
  if (available === 'true') {
    conditions.push(Prisma.sql`event."remainingTickets" > 0 AND event.status = 'scheduled'`);
  }
  return conditions;
}

/** Alone it needs nothing of the event but its start. */
export function listPeriod({ period }: ListEventsQuery, now: Date, startsAt: Prisma.Sql) {
  if (period === 'upcoming') return [Prisma.sql`${startsAt} > ${now}::timestamptz`];
  if (period === 'past') return [Prisma.sql`${startsAt} <= ${now}::timestamptz`];
  return [];
}

const after = (startsAt: Prisma.Sql, time: Date) => Prisma.sql`${startsAt} > ${time}::timestamptz`;
const before = (startsAt: Prisma.Sql, time: Date) => Prisma.sql`${startsAt} < ${time}::timestamptz`;

/** The day on which it begins, as the clock at the venue has it. */
const toLocalDay = (startsAt: Prisma.Sql) =>
  Prisma.sql`(${startsAt} AT TIME ZONE event."timeZone")::date`;

function listDays({ from, to }: ListEventsQuery, startsAt: Prisma.Sql): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  const localDay = toLocalDay(startsAt);
  if (from !== undefined) {
    conditions.push(after(startsAt, new Date(Date.parse(from) - ZONE_MS - 1)));
    conditions.push(Prisma.sql`${localDay} >= ${from}::date`);
  }
  if (to !== undefined) {
    conditions.push(before(startsAt, new Date(Date.parse(to) + LONGEST_DAY_MS + ZONE_MS)));
    conditions.push(Prisma.sql`${localDay} <= ${to}::date`);
  }
  return conditions;
}

/** From today on, until the day that the word means; today is what it is at the venue. */
function listWhen({ when }: ListEventsQuery, now: Date, startsAt: Prisma.Sql): Prisma.Sql[] {
  if (when === undefined) return [];
  const localDay = toLocalDay(startsAt);
  const today = Prisma.sql`(${now}::timestamptz AT TIME ZONE event."timeZone")::date`;
  const sunday = Prisma.sql`(${today} + 7 - extract(isodow FROM ${today})::int)`;
  const ranges = {
    today: Prisma.sql`${localDay} = ${today}`,
    weekend: Prisma.sql`${localDay} BETWEEN greatest(${today}, ${sunday} - 1) AND ${sunday}`,
    month: Prisma.sql`${localDay} >= ${today} AND date_trunc('month', ${localDay}) = date_trunc('month', ${today})`,
  };
  return [
    after(startsAt, new Date(now.getTime() - LONGEST_DAY_MS)),
    before(startsAt, new Date(now.getTime() + LONGEST_MONTH_MS)),
    ranges[when],
  ];
}
