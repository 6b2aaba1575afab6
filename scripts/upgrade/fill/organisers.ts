/** Organisers, accounts, and what is told by the outbox. */
import { ORGANISER } from './sale.js';
import { eachOf, event, person, type FillStep } from './step.js';

/** Facts as versions wrote them, one message of each kind of aggregate that the version knows. */
const factOf = `
  CASE value::text
    WHEN 'event' THEN json_build_object('type', 'booking.confirmed', 'bookingId', uuidv7(),
                                        'userId', ${person(4)}, 'quantity', 1)
    WHEN 'account' THEN json_build_object('type', 'account.passwordChanged')
    WHEN 'organiser' THEN json_build_object('type', 'organiser.memberInvited', 'invitationId', uuidv7())
    WHEN 'transfer' THEN json_build_object('type', 'transfer.declined', 'bookingId', uuidv7(),
                                           'userId', ${person(4)})
    WHEN 'order' THEN json_build_object('type', 'order.paid', 'eventId', ${event('Concert 1')},
      'organiserId', '${ORGANISER}', 'userId', ${person(4)}, 'amountCents', 1000, 'currency', 'EUR')
  END`;

const members = [
  `INSERT INTO "Member" ("organiserId", "userId", role)
   SELECT '${ORGANISER}', "User".id, value
   FROM ${eachOf('MemberRole')} JOIN "User" ON email = 'person-' || number || '@example.com'`,
  `INSERT INTO "Invitation" (id, "organiserId", email, role, "tokenHash", "invitedById", "expiresAt")
   SELECT uuidv7(), '${ORGANISER}', 'invited-' || number || '@example.com', value,
          sha256(convert_to('invited ' || number, 'UTF8')), ${person(1)}, now() + interval '7 days'
   FROM ${eachOf('MemberRole')}`,
  `INSERT INTO "Activity" (id, "organiserId", "eventId", "actorId", action, changes, "requestId")
   VALUES (uuidv7(), '${ORGANISER}', ${event('Concert 1')}, ${person(1)}, 'event.published', '{}', 'a request')`,
  `INSERT INTO "EventCover" ("eventId", "imageId", width, bytes)
   SELECT id, "coverImageId", 800, '\\x00' FROM "Event" WHERE "coverImageId" IS NOT NULL`,
  `INSERT INTO "RosterNote" ("eventId", "bookingId", text, "updatedById")
   SELECT "eventId", id, 'By the door', ${person(1)} FROM "Booking" WHERE "userId" = ${person(5)}`,
];

const guestsAndEnds = [
  `UPDATE "Booking" SET "cancelledBy" = value, "cancelReason" = 'Ill'
   FROM ${eachOf('CancelledBy')} JOIN "User" AS person ON email = 'person-' || number || '@example.com'
   WHERE status = 'cancelled' AND "userId" = person.id`,
  `INSERT INTO "User" (id, email, name, "passwordHash")
   SELECT uuidv7(), 'guest-' || number || '@example.com', 'Guest ' || number, NULL FROM generate_series(1, 5) AS number`,
  `UPDATE "Event" SET "cancelledAt" = now(), "cancelReason" = 'Ill', "bookingsCancelledAt" = now()
   WHERE title = 'Cancelled'`,
  `UPDATE "Event" SET "maxPerPerson" = 4, level = 'Beginners', "saleOpensAt" = now() - interval '1 day',
     "saleClosesAt" = "startsAt", "cancelUntil" = "startsAt", revision = 3 WHERE title = 'Concert 3'`,
  `INSERT INTO "Event" (id, "organiserId", title, description, category, "startsAt", venue, "totalTickets",
                        "remainingTickets", "priceCents", currency, status)
   VALUES (uuidv7(), '${ORGANISER}', 'A draft', '', 'Music', now() + interval '9 days', 'A hall', 5, 5, 0, 'EUR', 'draft')`,
  `INSERT INTO "Booking" (id, "userId", "eventId", quantity, "createdAt")
   SELECT uuidv7(), id, ${event('Concert 3')}, 3, now() FROM "User" WHERE email LIKE 'guest-%'`,
];

const outbox = [
  `INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
   SELECT value, uuidv7(), 1, json_build_array(${factOf}) FROM ${eachOf('AggregateType')}`,
  `INSERT INTO "Delivery" (id, receiver, "aggregateType", "aggregateId", version, part, facts, "createdAt",
                           "nextAttemptAt", "deadlineAt", "deadAt")
   SELECT uuidv7(), 'a receiver', value, uuidv7(), 1, 0, jsonb_build_array(${factOf}), now(), now(),
          now() + interval '1 day', CASE WHEN number = 1 THEN now() END
   FROM ${eachOf('AggregateType')}`,
];

const accounts = [
  `UPDATE "User" SET "emailVerifiedAt" = now() WHERE "passwordHash" IS NOT NULL`,
  `UPDATE "User" SET "deletedAt" = now(), "passwordHash" = NULL, email = 'deleted-1@example.com', name = ''
   WHERE email = 'person-19@example.com'`,
  `UPDATE "Session" SET device = 'Firefox on Linux', "lastUsedAt" = now()`,
  `INSERT INTO "Verification" (id, "userId", email, "createdAt", "expiresAt")
   VALUES (uuidv7(), ${person(6)}, 'new-6@example.com', now(), now() + interval '15 minutes')`,
  `INSERT INTO "PasswordReset" (id, "userId", "tokenHash", "createdAt", "expiresAt")
   VALUES (uuidv7(), ${person(6)}, '\\x01', now(), now() + interval '1 hour')`,
];

const factors = [
  `INSERT INTO "TotpSecret" ("userId", secret, "confirmedAt", "lastStep", "createdAt")
   VALUES (${person(7)}, '\\x0102', now(), 5, now())`,
  `INSERT INTO "RecoveryCode" VALUES (${person(7)}, '\\x03')`,
];

export const organiserSteps: readonly FillStep[] = [
  { since: '20261129090000', statements: () => [...members, ...guestsAndEnds] },
  { since: '20261130090000', statements: () => outbox },
  {
    since: '20261130094000',
    statements: () => [
      `UPDATE "User" SET "wantsReminders" = false WHERE id = ${person(8)}`,
      `INSERT INTO "BookingReminder" SELECT "eventId", id FROM "Booking" WHERE "userId" = ${person(9)}`,
    ],
  },
  { since: '20261130100000', statements: () => accounts },
  { since: '20261130110000', statements: () => factors },
  {
    since: '20261130110100',
    statements: () => [
      `INSERT INTO "Passkey" (id, "userId", "credentialId", "publicKey", counter, name, "createdAt")
       VALUES (uuidv7(), ${person(7)}, '\\x04', '\\x05', 1, 'A phone', now())`,
    ],
  },
  {
    since: '20261130110200',
    statements: () => [
      `UPDATE "Session" SET "confirmedAt" = now() WHERE "userId" = ${person(7)}`,
      `INSERT INTO "Organiser" (id, slug, name, "requiresSecondFactor") VALUES (uuidv7(), 'strict', 'Strict', true)`,
    ],
  },
  {
    since: '20261130120000',
    statements: () => [
      `INSERT INTO "User" (id, email, name, "passwordHash")
       SELECT uuidv7(), 'person-18@example.com', 'Who claims it', '!' FROM generate_series(1, 2)`,
    ],
  },
];
