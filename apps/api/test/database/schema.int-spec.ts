/** schema.prisma and the SQL migrations describe the same database, and its constraints hold. */
import { readFile } from 'node:fs/promises';
import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../prisma/migrate.js';
import { withSchemaEngine } from '../../prisma/schema-engine.js';
import { readCatalog } from '../support/catalog.js';
import { useDatabase, type TestDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';

const migrated = useDatabase();
const schemaFile = new URL('../../prisma/schema.prisma', import.meta.url);

/** What Prisma's schema cannot say: these stand in the migrations only, and nothing else may. */
const onlyInMigrations = [
  'constraint "Booking_cancelledAt_with_status" on "Booking"',
  'constraint "Booking_expiresAt_with_status" on "Booking"',
  'constraint "Booking_quantity_positive" on "Booking"',
  'constraint "EventCover_width_positive" on "EventCover"',
  'constraint "Event_bookings_cancelled_after_event" on "Event"',
  'constraint "Event_cancelledAt_of_cancelled" on "Event"',
  'constraint "Event_currency_iso_4217" on "Event"',
  'constraint "Event_endsAt_after_start" on "Event"',
  'constraint "Event_heldTickets_not_negative" on "Event"',
  'constraint "Event_maxPerPerson_positive" on "Event"',
  'constraint "Event_nextHoldExpiryAt_with_holds" on "Event"',
  'constraint "Event_priceCents_not_negative" on "Event"',
  'constraint "Event_remainingTickets_in_range" on "Event"',
  'constraint "Event_remaining_and_held_in_total" on "Event"',
  'constraint "Event_revision_not_negative" on "Event"',
  'constraint "Event_seriesDate_with_series" on "Event"',
  'constraint "Event_sale_closes_after_it_opens" on "Event"',
  'constraint "Event_timeZone_not_empty" on "Event"',
  'constraint "Event_totalTickets_positive" on "Event"',
  'constraint "Event_version_not_negative" on "Event"',
  'constraint "Holiday_ends_after_it_begins" on "Holiday"',
  'constraint "Invitation_email_lower_case" on "Invitation"',
  'constraint "Organiser_slug_plain" on "Organiser"',
  'constraint "Organiser_weeksAhead_in_range" on "Organiser"',
  'constraint "ScheduledWork_lease_is_whole" on "ScheduledWork"',
  'constraint "SeriesSlot_startTime_of_a_clock" on "SeriesSlot"',
  'constraint "SeriesSlot_weekday_in_week" on "SeriesSlot"',
  'constraint "Series_durationMinutes_positive" on "Series"',
  'constraint "Series_intervalWeeks_positive" on "Series"',
  'constraint "User_email_lower_case" on "User"',
  'constraint "User_passwordHash_not_empty" on "User"',
  'function "deleteDraft"',
  'function "describeEvent"',
  'function "keepCategories"',
  'function "keepEventSearch"',
  'function "searchWords"',
  'function "sendDeadAgain"',
  'index CREATE INDEX "Booking_cancelled_per_event_and_user"',
  'index CREATE INDEX "Booking_held_by_expiry"',
  'index CREATE INDEX "Delivery_dead"',
  'index CREATE INDEX "Delivery_due"',
  'index CREATE INDEX "Delivery_in_order"',
  'index CREATE INDEX "Event_bookings_to_cancel"',
  'index CREATE INDEX "Event_holds_to_expire"',
  'index CREATE INDEX "User_claimed_email_idx"',
  'index CREATE UNIQUE INDEX "Booking_one_per_event_and_user"',
  'index CREATE UNIQUE INDEX "Booking_one_per_user_and_idempotency_key"',
  'index CREATE UNIQUE INDEX "User_held_email_key"',
  'trigger "Event_keep_categories" on "Event"',
  'trigger "Event_keep_search" on "Event"',
  'trigger "Series_keep_categories" on "Series"',
];

/**
 * Makes an empty database what the schema says, with the SQL that Prisma would write for its first
 * migration. Not with the engine's `schemaPush`: that reads the database first, and fails on the
 * catalog of PostgreSQL 18 through pg's adapter ("Column type 'char' could not be deserialized").
 */
async function push(database: TestDatabase, content: string): Promise<void> {
  const { stdout } = await withSchemaEngine(database.ownerUrl, (engine) =>
    engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  await database.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm; ${stdout ?? ''}`);
}

/** What only one of the two has, the named exceptions left out. */
async function findDrift(pushed: TestDatabase): Promise<string[]> {
  const [fromMigrations, fromSchema] = await Promise.all([
    readCatalog(migrated.ownerUrl),
    readCatalog(pushed.ownerUrl),
  ]);
  const isException = (thing: string) => onlyInMigrations.some((start) => thing.startsWith(start));
  return [
    ...fromSchema
      .filter((thing) => !fromMigrations.includes(thing))
      .map((thing) => `only in schema.prisma: ${thing}`),
    ...fromMigrations
      .filter((thing) => !fromSchema.includes(thing) && !isException(thing))
      .map((thing) => `only in the migrations: ${thing}`),
  ];
}

/** Another model may well have a line that is the same. */
function changeWithin(schema: string, block: string, before: string, after: string): string {
  const [head, rest] = splitAt(schema, schema.indexOf(`${block} {`));
  const [text, tail] = splitAt(rest, rest.indexOf('\n}'));
  expect(text).toContain(before);
  return head + text.replace(before, after) + tail;
}

const splitAt = (text: string, index: number) => [text.slice(0, index), text.slice(index)] as const;

describe('schema.prisma', () => {
  const pushed = useDatabase({ isEmpty: true });

  beforeAll(async () => {
    await push(pushed, await readFile(schemaFile, 'utf8'));
  });

  it('says what the migrations say', async () => {
    expect(await findDrift(pushed)).toEqual([]);
  });

  it('is followed by migrations with each of the constraints that it cannot say', async () => {
    const catalog = await readCatalog(migrated.ownerUrl);
    for (const start of onlyInMigrations) {
      expect(catalog.filter((thing) => thing.startsWith(start))).toHaveLength(1);
    }
  });

  it('is applied once: migrating again does nothing', async () => {
    expect(await migrate(migrated.ownerUrl)).toEqual([]);
  });
});

describe('A schema.prisma that has moved on without a migration', () => {
  const pushed = useDatabase({ isEmpty: true });
  const changes: [block: string, before: string, after: string, found: string][] = [
    [
      'model Event',
      'priceCents          Int',
      'priceCents BigInt',
      'column "Event"."priceCents" bigint not null',
    ],
    ['model Event', 'venue               String', 'venue String?', 'column "Event".venue text'],
    [
      'model Event',
      'version             Int         @default(0)',
      'version Int @default(1)',
      'column "Event".version integer not null default 1',
    ],
    [
      'model Event',
      'createdAt           DateTime ',
      'closesAt DateTime?\n  createdAt DateTime ',
      'column "Event"."closesAt"',
    ],
    ['enum UserRole', '  organiser\n', '', 'enum "UserRole" (attendee, admin)'],
    [
      'model Session',
      'onDelete: Cascade',
      'onDelete: Restrict',
      'constraint "Session_userId_fkey" on',
    ],
    ['model Activity', 'id(sort: Desc)', 'id', 'index CREATE INDEX "Activity_organiserId_id_idx"'],
    ['model Event', '@@index([title, id])', '', 'index CREATE INDEX "Event_title_id_idx"'],
  ];

  it('is found out, down to a default, the action of a key and the order of an index', async () => {
    let schema = await readFile(schemaFile, 'utf8');
    for (const [block, before, after] of changes) {
      schema = changeWithin(schema, block, before, after);
    }
    await push(pushed, schema);
    const drift = await findDrift(pushed);
    const missed = changes.filter(([, , , found]) => !drift.some((line) => line.includes(found)));
    expect(missed).toEqual([]);
  });
});

describe('The database itself', () => {
  let userId: string;
  let eventId: string;
  beforeAll(async () => {
    [userId = ''] = await createUsers(migrated, 1);
    ({ id: eventId } = await createEvent(migrated, { totalTickets: 10 }));
  });

  const constraintOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'nothing',
      (error: { constraint?: string }) => error.constraint,
    );

  it.each([
    ['fewer than no seats left', '"remainingTickets" = -1', 'Event_remainingTickets_in_range'],
    [
      'more seats left than there are',
      '"remainingTickets" = 11',
      'Event_remainingTickets_in_range',
    ],
    [
      'no seats at all',
      '"totalTickets" = 0, "remainingTickets" = 0',
      'Event_totalTickets_positive',
    ],
    ['a price below nothing', '"priceCents" = -1', 'Event_priceCents_not_negative'],
    ['a version below nothing', 'version = -1', 'Event_version_not_negative'],
    ['a currency in lower case', `currency = 'eur'`, 'Event_currency_iso_4217'],
    ['a currency of two letters', `currency = 'EU'`, 'Event_currency_iso_4217'],
    ['no seat for anybody', '"maxPerPerson" = 0', 'Event_maxPerPerson_positive'],
    ['a revision below nothing', 'revision = -1', 'Event_revision_not_negative'],
    [
      'a sale that closes before it opens',
      `"saleOpensAt" = now(), "saleClosesAt" = now() - interval '1 hour'`,
      'Event_sale_closes_after_it_opens',
    ],
    [
      'a time of its cancellation, and no cancellation',
      '"cancelledAt" = now()',
      'Event_cancelledAt_of_cancelled',
    ],
    [
      'cancelled bookings, and no time of its cancellation',
      '"bookingsCancelledAt" = now()',
      'Event_bookings_cancelled_after_event',
    ],
    ['fewer than no seats held', '"heldTickets" = -1', 'Event_heldTickets_not_negative'],
    [
      'more seats held than there are beside those that are left',
      `"heldTickets" = 10, "nextHoldExpiryAt" = now()`,
      'Event_remaining_and_held_in_total',
    ],
    ['a hold that nobody would end', '"heldTickets" = 1', 'Event_nextHoldExpiryAt_with_holds'],
    [
      'the end of a hold, and no hold',
      '"nextHoldExpiryAt" = now()',
      'Event_nextHoldExpiryAt_with_holds',
    ],
    ['all seats left', '"remainingTickets" = 10', 'nothing'],
    ['no seat left, for free', '"remainingTickets" = 0, "priceCents" = 0', 'nothing'],
  ])('of an event with %s says so', async (_what, change, constraint) => {
    const attempt = migrated.query(`UPDATE "Event" SET ${change} WHERE id = $1`, [eventId]);
    expect(await constraintOf(attempt)).toBe(constraint);
  });

  it('refuses an email with capital letters', async () => {
    const add = (email: string) =>
      constraintOf(
        migrated.query(`INSERT INTO "User" (id, email, name) VALUES ($1, $2, 'A')`, [
          newId(),
          email,
        ]),
      );
    expect(await add('Somebody@example.com')).toBe('User_email_lower_case');
    expect(await add('ÄNNE@example.com')).toBe('User_email_lower_case');
  });

  it('gives an email to one account: who has proved it, or a guest; others may claim it', async () => {
    const add = (passwordHash: string | null, isProved: boolean) =>
      constraintOf(
        migrated.query(
          `INSERT INTO "User" (id, email, name, "passwordHash", "emailVerifiedAt")
           VALUES ($1, 'one@example.com', 'A', $2, CASE WHEN $3 THEN now() END)`,
          [newId(), passwordHash, isProved],
        ),
      );
    expect(await add('!', false)).toBe('nothing');
    expect(await add('!', true)).toBe('nothing');
    expect(await add('!', false)).toBe('nothing');
    expect(await add('!', true)).toBe('User_held_email_key');
    expect(await add(null, false)).toBe('User_held_email_key');
  });

  it('lets a user hold one seat of an event, and keep any number of cancelled ones', async () => {
    const add = (status: string, cancelledAt: Date | null, key: string | null = null) =>
      constraintOf(
        migrated.query(
          `INSERT INTO "Booking" (id, "userId", "eventId", status, "createdAt", "cancelledAt", "idempotencyKey")
           VALUES ($1, $2, $3, $4::"BookingStatus", now(), $5, $6)`,
          [newId(), userId, eventId, status, cancelledAt, key],
        ),
      );
    const now = new Date();
    expect(await add('cancelled', now)).toBe('nothing');
    expect(await add('confirmed', null, 'a key')).toBe('nothing');
    expect(await add('cancelled', now)).toBe('nothing');
    expect(await add('confirmed', null)).toBe('Booking_one_per_event_and_user');
    expect(await add('cancelled', now, 'a key')).toBe('Booking_one_per_user_and_idempotency_key');
    expect(await add('confirmed', now)).toBe('Booking_cancelledAt_with_status');
    expect(await add('cancelled', null)).toBe('Booking_cancelledAt_with_status');
  });

  it('has no booking without a seat', async () => {
    const add = (quantity: number) =>
      constraintOf(
        migrated.query(
          `INSERT INTO "Booking" (id, "userId", "eventId", status, quantity, "createdAt", "cancelledAt")
           VALUES ($1, $2, $3, 'cancelled', $4, now(), now())`,
          [newId(), userId, eventId, quantity],
        ),
      );
    expect(await add(0)).toBe('Booking_quantity_positive');
    expect(await add(2)).toBe('nothing');
  });

  it('deletes neither a user nor an event that has bookings', async () => {
    const remove = (table: string, id: string) =>
      constraintOf(migrated.query(`DELETE FROM "${table}" WHERE id = $1`, [id]));
    expect(await remove('User', userId)).toBe('Booking_userId_fkey');
    expect(await remove('Event', eventId)).toBe('Booking_eventId_fkey');
  });
});
