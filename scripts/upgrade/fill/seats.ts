/** Holds, guests, classes, who waits, and tickets with their doors. */
import { ORGANISER } from './sale.js';
import { eachOf, event, person, type FillStep } from './step.js';

const holds = [
  `INSERT INTO "Booking" (id, "userId", "eventId", status, "createdAt", "expiresAt")
   SELECT uuidv7(), id, ${event('Held')}, 'held', now(), now() + interval '1 hour'
   FROM "User" WHERE email LIKE 'guest-%'`,
];

const guests = [
  `UPDATE "Event" SET "guestPolicy" = value FROM ${eachOf('GuestPolicy')} WHERE title = 'Concert ' || number`,
  `UPDATE "Event" SET "guestPolicy" = 'confirm' WHERE title = 'Held'`,
  `INSERT INTO "ManageLink" ("eventId", "userId", id, "tokenHash")
   SELECT "eventId", "userId", uuidv7(), sha256(convert_to('link ' || id, 'UTF8'))
   FROM "Booking" WHERE status = 'held'`,
];

const kafka = [
  `INSERT INTO "MadeDelivery" (id) VALUES (uuidv7())`,
  `UPDATE "Delivery" SET "readerMails" = true WHERE "aggregateType" = 'account'`,
];

const classes = [
  `INSERT INTO "Series" (id, "organiserId", title, description, category, level, venue, "totalTickets", "priceCents",
                         currency, "maxPerPerson", "guestPolicy", "timeZone", "durationMinutes", "intervalWeeks",
                         "from", "ruleFrom")
   SELECT uuidv7(), '${ORGANISER}', 'Class ' || number, 'Words', 'Yoga', 'Beginners', 'A studio', 20, 0, 'EUR', 1,
          value, 'Europe/Vienna', 55, 1, current_date, current_date FROM ${eachOf('GuestPolicy')}`,
  `INSERT INTO "SeriesSlot" ("seriesId", slot, weekday, "startTime") SELECT id, 1, 3, '18:30' FROM "Series"`,
  `UPDATE "Event" SET "seriesId" = "Series".id, "seriesDate" = current_date + 7, "seriesSlot" = 1, host = 'Ada'
   FROM "Series" WHERE "Event".title = 'Classes' AND "Series".title = 'Class 1'`,
  `INSERT INTO "Holiday" VALUES (uuidv7(), '${ORGANISER}', current_date + 60, current_date + 61, 'Summer')`,
  // Of an event that is gone: it is carried out, and finds nothing to do.
  `INSERT INTO "SeriesStep" (id, "seriesId", "eventId", changes, "actorId", "requestId")
   SELECT uuidv7(), id, uuidv7(), '{}', ${person(1)}, 'a request' FROM "Series" WHERE title = 'Class 2'`,
];

const line = [
  `UPDATE "Event" SET "waitlistMode" = 'offer' WHERE title IN ('Sold out', 'In line')`,
  `UPDATE "Event" SET "waitlistMode" = 'autobook' WHERE title = 'Offered by itself'`,
  `INSERT INTO "WaitlistEntry" ("eventId", id, "userId", quantity, status, position, "bookingId", "joinedAt", "endedAt")
   SELECT event.id, uuidv7(), person.id, 1, value, number,
          CASE value WHEN 'served' THEN uuidv7() END, now(), CASE WHEN value <> 'waiting' THEN now() END
   FROM ${eachOf('WaitlistStatus')} JOIN "User" AS person ON email = 'person-' || (10 + number) || '@example.com',
        "Event" AS event WHERE event.title IN ('Sold out', 'In line', 'Offered by itself')`,
];

const tickets = [
  `INSERT INTO "TicketKey" VALUES (1, sha256('a key'), '\\x06', now() - interval '1 day')`,
];

const transfers = [
  `INSERT INTO "Transfer" ("eventId", id, "bookingId", "userId", "toEmail", status, "tokenHash", "newBookingId",
                           "createdAt", "endedAt")
   SELECT "eventId", uuidv7(), booking.id, "userId", 'to-' || number || '@example.com', value,
          sha256(convert_to('passed on ' || number, 'UTF8')), CASE value WHEN 'accepted' THEN uuidv7() END,
          now(), CASE WHEN value <> 'pending' THEN now() END
   FROM ${eachOf('TransferStatus')} JOIN "User" AS person ON email = 'person-' || number || '@example.com'
   JOIN "Booking" AS booking ON "userId" = person.id AND "eventId" = ${event('Passed on')}`,
];

const door = [
  `INSERT INTO "DoorDevice" ("eventId", id, name, "userId", "sessionId")
   VALUES (${event('Door')}, uuidv7(), 'Main door', ${person(1)}, uuidv7())`,
  `INSERT INTO "CheckIn" ("eventId", nonce, kind, "bookingId", number, undoes, "deviceId", "memberId",
                          "scannedAt", "receivedAt", by, void)
   SELECT booking."eventId", uuidv7(), kind.value, booking.id, 1,
          CASE kind.value WHEN 'undo' THEN uuidv7() END, device.id, ${person(1)}, now(), now(), way,
          CASE kind.value WHEN 'entry' THEN void END
   FROM "DoorDevice" AS device JOIN "Booking" AS booking USING ("eventId"), ${eachOf('CheckInKind')},
        unnest(enum_range(NULL::"CheckInWay")) AS way,
        unnest(enum_range(NULL::"TicketVoid") || NULL) AS void
   WHERE booking."userId" = ${person(3)}`,
];

export const seatSteps: readonly FillStep[] = [
  { since: '20261201090100', statements: () => holds },
  { since: '20261201100000', statements: () => guests },
  { since: '20261202090000', statements: () => kafka },
  { since: '20261203090000', statements: () => classes },
  { since: '20261204090000', statements: () => line },
  { since: '20261205100000', statements: () => tickets },
  { since: '20261205110100', statements: () => transfers },
  { since: '20261205120000', statements: () => door },
  {
    since: '20261205130000',
    statements: () => [
      `INSERT INTO "PushSubscription" (id, "userId", "sessionId", endpoint, p256dh, auth)
       SELECT uuidv7(), "userId", id, 'https://push.example.com/1', 'a', 'b' FROM "Session"
       WHERE "userId" = ${person(2)}`,
    ],
  },
  {
    since: '20261206090000',
    statements: () => [
      `UPDATE "Series" SET "waitlistMode" = value FROM ${eachOf('WaitlistMode')} WHERE title = 'Class ' || number`,
    ],
  },
];
