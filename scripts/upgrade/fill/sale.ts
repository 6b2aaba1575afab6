/** People, events and bookings: what every version has. */
import { hasMigration, type Version } from '../landed-versions.js';
import { event, eachOf, person, type FillStep, type Size } from './step.js';

/** Of the organiser whose the events are; where there are none yet, a migration makes one. */
export const ORGANISER = '01920000-0000-7000-8000-0000000000b0';

const ORGANISERS = '20261129090000';

/** Ten people have seats of each, and they have no more. */
const soldOut = ['Sold out', 'In line', 'Offered by itself'];

/** One of each title: the other steps look events up by it. */
const titles = [
  ...soldOut,
  ...['Over', 'Cancelled', 'Held', 'Classes', 'Door', 'Passed on', 'With types', 'Paid online'],
  'With codes',
];

const insertEvents = (version: Version, { people, concerts }: Size) => {
  const isOwned = hasMigration(version, ORGANISERS);
  return `
    INSERT INTO "Event" (id, title, description, category, "startsAt", venue, "totalTickets",
                         "remainingTickets", "priceCents", currency${isOwned ? ', "organiserId"' : ''})
    SELECT uuidv7(), title, 'An évening of words', CASE number % 3 WHEN 0 THEN 'Dance' ELSE 'Music' END,
           now() + CASE title WHEN 'Over' THEN interval '-1 day' ELSE interval '7 days' END, 'A hall', seats,
           seats, number % 4 * 1000, 'EUR'${isOwned ? `, '${ORGANISER}'::uuid` : ''}
    FROM (
      SELECT 'Concert ' || number AS title, ${2 * people} AS seats, number
      FROM generate_series(1, ${concerts}) AS number
      UNION ALL
      SELECT title, CASE WHEN title IN ('${soldOut.join("', '")}') THEN 10 ELSE 100 END, number
      FROM unnest('{${titles.join(',')}}'::text[]) WITH ORDINALITY AS special(title, number)
    ) AS new`;
};

const organiser = `
  INSERT INTO "Organiser" (id, slug, name) VALUES ('${ORGANISER}', 'a-house', 'A house')`;

/** A concert's, by all people. A million looks at the two foreign keys would take longer than all the rest. */
const bookings = [
  `SET session_replication_role = replica`,
  `INSERT INTO "Booking" (id, "userId", "eventId", "idempotencyKey", "createdAt")
   SELECT uuidv7(), person.id, event.id, 'a key of ' || event.title, now() - interval '1 day'
   FROM "Event" AS event, "User" AS person WHERE event.title LIKE 'Concert %'`,
  `RESET session_replication_role`,
  `INSERT INTO "Booking" (id, "userId", "eventId", status, "createdAt", "cancelledAt", "cancelCommandId")
   SELECT uuidv7(), person.id, event.id, 'cancelled', now() - interval '2 days', now() - interval '1 day', uuidv7()
   FROM "Event" AS event,
        (SELECT id FROM "User" ORDER BY id LIMIT 100) AS person WHERE event.title = 'Concert 1'`,
  `INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
   SELECT uuidv7(), person.id, event.id, now() - interval '1 day'
   FROM "Event" AS event, (SELECT id FROM "User" ORDER BY id LIMIT 10) AS person
   WHERE event.title NOT LIKE 'Concert %' AND event.title <> 'Cancelled'`,
];

const sessions = [
  `INSERT INTO "Session" (id, "userId", "revokedAt")
   SELECT uuidv7(), id, CASE WHEN email LIKE '%1@%' THEN now() END
   FROM (SELECT id, email FROM "User" ORDER BY id LIMIT 20) AS person`,
  `INSERT INTO "RefreshToken" (hash, "sessionId", "expiresAt", "rotatedAt")
   SELECT sha256(convert_to(id::text, 'UTF8')), id, now() + interval '30 days', NULL FROM "Session"`,
];

export const saleSteps: readonly FillStep[] = [
  {
    since: '20261120000000',
    statements: (version, size) => [
      `INSERT INTO "User" (id, email, name, "passwordHash", role)
       SELECT uuidv7(), 'person-' || number || '@example.com', 'Person ' || number, '!', coalesce(value, 'attendee')
       FROM generate_series(1, ${size.people}) AS number LEFT JOIN ${eachOf('UserRole')} USING (number)`,
      ...(hasMigration(version, ORGANISERS) ? [organiser] : []),
      insertEvents(version, size),
      `UPDATE "Event" SET status = 'cancelled' WHERE title = 'Cancelled'`,
      ...bookings,
      ...sessions,
    ],
  },
  {
    since: '20261120160000',
    statements: () => [`INSERT INTO "RateLimit" VALUES ('login:a', 3, 4102444800000)`],
  },
  {
    since: '20261120170000',
    statements: () => [
      `INSERT INTO "ScheduledWork" (name, "lastRunAt") VALUES ('integrity check', now() - interval '1 hour')`,
    ],
  },
  {
    since: '20261120190000',
    statements: () => [
      `INSERT INTO "WatcherCount" VALUES (${event('Concert 1')}, uuidv7(), 12, now())`,
    ],
  },
  {
    since: '20261121190000',
    statements: () => [
      `UPDATE "Booking" SET "requestFingerprint" = 'v1:of a request' WHERE "userId" = ${person(1)}`,
    ],
  },
  {
    since: '20261122100000',
    statements: () => [
      `UPDATE "Event" SET "endsAt" = "startsAt" + interval '2 hours', "timeZone" = 'Europe/Vienna',
         address = '1 Long Street', "coverImageId" = uuidv7() WHERE title IN ('Concert 2', 'Door')`,
    ],
  },
];
