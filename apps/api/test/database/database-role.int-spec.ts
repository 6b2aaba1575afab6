/** The role that the API connects as can do what the product does, and nothing else. */
import { insertBookings } from '@lastseat/test-data';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiPrivileges, grantApiPrivileges } from '../../prisma/api-privileges.js';
import { guardCore } from '../../prisma/guard-core.js';
import { migrate } from '../../prisma/migrate.js';
import { seed } from '../../prisma/seed.js';
import { startApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send } from '../support/http.js';

const database = useDatabase();
const insufficientPrivilege = '42501';
let api: pg.Client;
let publishedId: string;

beforeAll(async () => {
  ({ id: publishedId } = await createEvent(database, { totalTickets: 3 }));
  await createUsers(database, 1);
  api = new pg.Client({ connectionString: database.url });
  await api.connect();
});
afterAll(() => api.end());

const codeOf = (statement: string) =>
  api.query(statement).then(
    () => 'nothing',
    (error: pg.DatabaseError) => error.code,
  );

describe('The role of the API is refused', () => {
  it.each([
    `DELETE FROM "Booking"`,
    `DELETE FROM "Event"`,
    `DELETE FROM "User"`,
    `DELETE FROM "Organiser"`,
    `DELETE FROM "Activity"`,
    `UPDATE "Activity" SET "actorId" = NULL`,
    `TRUNCATE "Activity"`,
    `DELETE FROM "CheckIn"`,
    `UPDATE "CheckIn" SET "scannedAt" = now()`,
    `TRUNCATE "CheckIn"`,
    `DELETE FROM "StoredEvent"`,
    `UPDATE "StoredEvent" SET data = '{}'`,
    `UPDATE "StoredEvent" SET version = version + 1`,
    `TRUNCATE "StoredEvent"`,
    `SELECT setval('"StoredEvent_position_seq"', 1)`,
    `DELETE FROM "InvoiceView"`,
    `DELETE FROM "InvoiceLedger"`,
    `DELETE FROM "DoorDevice"`,
    `UPDATE "Event" SET "organiserId" = "organiserId"`,
    `UPDATE "Event" SET "createdAt" = now()`,
    `UPDATE "Organiser" SET "createdAt" = now()`,
    `UPDATE "Member" SET "userId" = "userId"`,
    `UPDATE "Invitation" SET role = 'owner'`,
    `UPDATE "Invitation" SET "expiresAt" = now() + interval '1 year'`,
    `UPDATE "EventCover" SET bytes = ''`,
    `UPDATE "OrganiserLogo" SET "organiserId" = uuidv7()`,
    `DELETE FROM "TicketKey"`,
    `UPDATE "TicketKey" SET "publicKey" = "publicKey"`,
    `UPDATE "RosterNote" SET "bookingId" = "bookingId"`,
    // Seats are moved by the core only, which says so when it takes the event's lock.
    `UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now()`,
    `UPDATE "Booking" SET status = status`,
    `INSERT INTO "Booking" (id, "userId", "eventId", quantity, "createdAt")
     SELECT uuidv7(), (SELECT id FROM "User" LIMIT 1), id, 1, now() FROM "Event"`,
    `UPDATE "Event" SET "remainingTickets" = "remainingTickets" - 1`,
    `UPDATE "Event" SET "heldTickets" = 0`,
    `UPDATE "TicketType" SET "takenTickets" = 0`,
    `UPDATE "Booking" SET "userId" = "userId"`,
    `UPDATE "Booking" SET "eventId" = "eventId"`,
    `UPDATE "Booking" SET "idempotencyKey" = 'a key'`,
    `UPDATE "Booking" SET "ticketTypeId" = NULL`,
    `UPDATE "User" SET role = 'admin'`,
    `UPDATE "User" SET "createdAt" = now()`,
    `UPDATE "Session" SET "userId" = "userId"`,
    `UPDATE "RefreshToken" SET "expiresAt" = now() + interval '1 year'`,
    `UPDATE "OutboxMessage" SET facts = '[]'`,
    `UPDATE "Delivery" SET facts = '[]'`,
    `UPDATE "Delivery" SET "recipientId" = gen_random_uuid()`,
    `TRUNCATE "OutboxMessage"`,
    // So it inserts no cancelled one: that needs its time, by CHECK.
    `INSERT INTO "Booking" (id, "cancelledAt") VALUES (gen_random_uuid(), now())`,
    `TRUNCATE "Booking"`,
    `TRUNCATE "Session" CASCADE`,
    `DROP TABLE "Booking"`,
    `DROP SCHEMA public CASCADE`,
    `DROP INDEX "Booking_one_per_event_and_user"`,
    `ALTER TABLE "Event" DROP CONSTRAINT "Event_remainingTickets_in_range"`,
    `ALTER TABLE "Event" DISABLE TRIGGER ALL`,
    `CREATE TABLE mine (id int)`,
    `CREATE TEMPORARY TABLE mine (id int)`,
    `CREATE SCHEMA mine`,
    `CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    `CREATE EXTENSION dblink`,
    `CREATE DATABASE mine`,
    `CREATE ROLE mine`,
    `ALTER ROLE CURRENT_USER SUPERUSER`,
    `SET ROLE postgres`,
    `SET session_replication_role = replica`,
    `ALTER SYSTEM SET fsync = off`,
    `SELECT * FROM "_prisma_migrations"`,
    `DELETE FROM "_prisma_migrations"`,
    `SELECT * FROM pg_authid`,
    `SELECT pg_read_file('/etc/passwd')`,
    `COPY "User" TO PROGRAM 'cat'`,
    `COPY "User" TO '/tmp/users'`,
    `COPY "Event" FROM PROGRAM 'true'`,
    `LOCK TABLE "Event" IN ACCESS EXCLUSIVE MODE`,
  ])('%s', async (statement) => {
    // In a transaction that ends in nothing: what was allowed by mistake must not spoil the others.
    const isOutside = /DATABASE|SYSTEM/.test(statement);
    if (!isOutside) await api.query('BEGIN');
    const code = await codeOf(statement);
    if (!isOutside) await api.query('ROLLBACK');
    expect(code).toBe(insufficientPrivilege);
  });
});

describe('An event', () => {
  it('is deleted by the role of the API as a draft only, and not if somebody has booked it', async () => {
    const draft = { totalTickets: 1, status: 'draft' as const };
    const [booked, free] = [await createEvent(database, draft), await createEvent(database, draft)];
    const [userId = ''] = await createUsers(database, 1);
    await insertBookings(database.query.bind(database), [{ userId, eventId: booked.id }]);
    const isThere = async (id: string) =>
      (await database.query(`SELECT FROM "Event" WHERE id = $1`, [id])).length === 1;

    await api.query(`SELECT "deleteDraft"(id) FROM "Event" WHERE id <> $1`, [booked.id]);
    expect(await isThere(free.id)).toBe(false);
    expect(await isThere(publishedId)).toBe(true);
    const restrictViolation = /^23(001|503)$/;
    expect(await codeOf(`SELECT "deleteDraft"('${booked.id}')`)).toMatch(restrictViolation);
  });
});

describe('A seat', () => {
  it('is guarded by the second start after the migration, when no older process is left', async () => {
    for (const table of ['Booking', 'Event', 'TicketType']) {
      await database.query(`ALTER TABLE "${table}" DISABLE TRIGGER "${table}_by_core_only"`);
    }
    const moved = `UPDATE "Event" SET "remainingTickets" = "remainingTickets" WHERE false`;
    expect(await codeOf(moved)).toBe('nothing');
    expect(await guardCore(database.ownerUrl)).toHaveLength(3);
    expect(await codeOf(moved)).toBe(insufficientPrivilege);
    expect(await guardCore(database.ownerUrl)).toEqual([]);
  });
});

describe('What was done', () => {
  it('is added to by the role of the API, and read', async () => {
    const [{ id } = { id: '' }] = await database.query<{ id: string }>(
      `SELECT id FROM "Organiser"`,
    );
    await api.query(
      `INSERT INTO "Activity" (id, "organiserId", action) VALUES (uuidv7(), $1, 'organiser.edited')`,
      [id],
    );
    expect((await api.query('SELECT FROM "Activity"')).rows).toHaveLength(1);
  });
});

describe('The list of privileges', () => {
  it('has a line for every table, and a table for every line', async () => {
    const rows = await database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
         AND relname <> '_prisma_migrations'`,
    );
    const tables = rows.map(({ name }) => name);
    const lines = Object.keys(apiPrivileges);
    const complaints = [
      ...tables
        .filter((name) => !lines.includes(name))
        .map((name) => `"${name}" has no line in apiPrivileges: what may the API do with it?`),
      ...lines
        .filter((name) => !tables.includes(name))
        .map((name) => `apiPrivileges has a line for "${name}", which is not in the database.`),
    ];
    expect(complaints).toEqual([]);
  });

  it('can be granted again and by several at once, and takes away what is too much', async () => {
    const role = new URL(database.url).username;
    await database.query(`GRANT DELETE, UPDATE ON "Booking" TO ${pg.escapeIdentifier(role)}`);
    expect(await codeOf(`DELETE FROM "Booking"`)).toBe('nothing');
    const warnings = await Promise.all(
      [1, 2, 3].map(() => grantApiPrivileges(database.ownerUrl, role)),
    );
    expect(warnings.flat()).toEqual([]);
    expect(await codeOf(`DELETE FROM "Booking"`)).toBe(insufficientPrivilege);
    expect(await codeOf(`UPDATE "Booking" SET "userId" = "userId"`)).toBe(insufficientPrivilege);
  });

  it('names what a role can do all the same', async () => {
    const warnings = await grantApiPrivileges(database.ownerUrl, 'postgres');
    expect(warnings).toContain("The API's role postgres is a superuser.");
    expect(warnings).toContain("The API's role postgres owns tables.");
  });
});

describe('An owner who is no superuser', () => {
  const foreign = useDatabase({ isEmpty: true });

  it('can migrate, seed and grant, and the API works with what it got', async () => {
    await foreign.query(`CREATE ROLE plain_owner LOGIN PASSWORD 'plain'`);
    const [row] = await foreign.query<{ name: string }>('SELECT current_database() AS name');
    await foreign.query(`ALTER DATABASE ${row?.name} OWNER TO plain_owner`);
    const owner = new URL(foreign.ownerUrl);
    [owner.username, owner.password] = ['plain_owner', 'plain'];

    expect(await migrate(owner.href)).not.toEqual([]);
    expect(await grantApiPrivileges(owner.href, new URL(foreign.url).username)).toEqual([]);
    await seed(owner.href);
    const target = await startApp(foreign.url);
    try {
      const body = { email: 'new@example.com', password: 'a good password', name: 'New' };
      const answer = await send(target.origin, 'POST', '/api/auth/register', { body });
      expect(answer.status).toBe(201);
    } finally {
      await target.close();
    }
  });
});
