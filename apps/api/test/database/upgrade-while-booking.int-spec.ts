/**
 * The migrations since the last release, on a database that is full of bookings, while people book as the
 * release before books: a deployment migrates first and exchanges the processes afterwards.
 */
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { grantApiPrivileges } from '../../prisma/api-privileges.js';
import { migrate } from '../../prisma/migrate.js';
import { startApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { send } from '../support/http.js';

/** The newest migration of the last release. */
const RELEASED = '20261122110100_fill_search';

const EVENTS = 50;
const OLD_USERS = 20_000;
/** Each of another event, as fast as they can: more of them would take the cores from what they watch. */
const BUYERS = 8;

/** Nobody waits longer for a lock: PostgreSQL itself refuses whoever would have to. */
const LONGEST_LOCK = '1s';

const database = useDatabase({ isEmpty: true });
const eventIds = Array.from({ length: EVENTS }, () => newId());
const buyerIds = Array.from({ length: BUYERS + 1 }, () => newId());

beforeAll(async () => {
  await migrate(database.ownerUrl, RELEASED);
  const role = new URL(database.url).username;
  await database.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
  await fill();
});

/** With the columns of that release, whatever the tables have since. */
async function fill(): Promise<void> {
  await database.query(
    `INSERT INTO "Event" (id, title, description, category, "startsAt", venue, "totalTickets",
                          "remainingTickets", "priceCents", currency)
     SELECT id, 'An evening', 'Words', 'Music', now() + interval '1 day', 'A hall', 30000,
            30000 - $2, 0, 'EUR' FROM unnest($1::uuid[]) AS new(id)`,
    [eventIds, OLD_USERS],
  );
  const users = `INSERT INTO "User" (id, email, name, "passwordHash")
                 SELECT id, id || '@example.com', 'A person', '!' FROM`;
  await database.query(`${users} unnest($1::uuid[]) AS new(id)`, [buyerIds]);
  const admin = await database.connect();
  // A million looks at the two foreign keys would take longer than all the rest.
  await admin.query('SET session_replication_role = replica');
  await admin.query(
    `WITH person AS (
       ${users} (SELECT uuidv7() AS id FROM generate_series(1, $2::int)) AS new RETURNING id
     )
     INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
     SELECT uuidv7(), person.id, event.id, now() FROM person, unnest($1::uuid[]) AS event(id)`,
    [eventIds, OLD_USERS],
  );
  await admin.end();
}

/** Books and cancels in turn, with the statements of the release before. */
class Buyer {
  commits = 0;
  private client: pg.Client | undefined;

  constructor(
    private readonly userId: string,
    private readonly eventId: string,
  ) {}

  async buy(signal: AbortSignal): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    this.client = client;
    await client.connect();
    await client.query(`SET lock_timeout = '${LONGEST_LOCK}'`);
    for (let bookingId: string | null = null; !signal.aborted; this.commits += 1) {
      await client.query('BEGIN');
      await client.query('SELECT "remainingTickets" FROM "Event" WHERE id = $1 FOR UPDATE', [
        this.eventId,
      ]);
      bookingId =
        bookingId === null ? await this.book(client) : await this.cancel(client, bookingId);
      await client.query('COMMIT');
    }
  }

  private async book(client: pg.Client): Promise<string> {
    const bookingId = newId();
    await client.query(
      `INSERT INTO "Booking" (id, "userId", "eventId", "createdAt") VALUES ($1, $2, $3, now())`,
      [bookingId, this.userId, this.eventId],
    );
    await this.take(client, 1);
    return bookingId;
  }

  private async cancel(client: pg.Client, bookingId: string): Promise<null> {
    await client.query(
      `UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now() WHERE id = $1`,
      [bookingId],
    );
    await this.take(client, -1);
    return null;
  }

  private async take(client: pg.Client, seats: number): Promise<void> {
    await client.query(
      `UPDATE "Event" SET "remainingTickets" = "remainingTickets" - $2, version = version + 1
       WHERE id = $1`,
      [this.eventId, seats],
    );
  }

  async leave(): Promise<void> {
    await this.client?.end();
  }
}

const buyers = buyerIds
  .slice(0, BUYERS)
  .map((userId, index) => new Buyer(userId, eventIds[index % EVENTS]!));
afterAll(() => Promise.all(buyers.map((buyer) => buyer.leave())));

/** Until each of them has committed so often more. */
async function untilAllCommit(more: number): Promise<void> {
  const wanted = new Map(buyers.map((buyer) => [buyer, buyer.commits + more]));
  await eventually('all have committed', async () =>
    buyers.every((buyer) => buyer.commits >= wanted.get(buyer)!),
  );
}

it('A million bookings are migrated while people book: nobody fails, and nobody waits for a second', async () => {
  const end = new AbortController();
  const buying = Promise.all(buyers.map((buyer) => buyer.buy(end.signal)));
  await Promise.race([untilAllCommit(1), buying]);

  const applied = await migrate(database.ownerUrl);
  await grantApiPrivileges(database.ownerUrl, new URL(database.url).username);
  expect(applied.length).toBeGreaterThan(0);

  await Promise.race([untilAllCommit(2), buying]);
  end.abort();
  await buying;
  await expectTrueCounts();
});

it('The new release books on in what was migrated', async () => {
  const target = await startApp(database.url);
  try {
    const token = await target.tokenFor(buyerIds.at(-1)!);
    const headers = { authorization: `Bearer ${token}` };
    const body = { eventId: eventIds[0] };
    const answer = await send(target.origin, 'POST', '/api/book', { headers, body });
    expect(answer.status).toBe(201);
  } finally {
    await target.close();
  }
  await expectTrueCounts();
});

async function expectTrueCounts(): Promise<void> {
  const drifted = await database.query(
    `SELECT event.id FROM "Event" AS event JOIN "Booking" AS booking ON "eventId" = event.id
     WHERE booking.status = 'confirmed' GROUP BY event.id
     HAVING sum(quantity) + "remainingTickets" <> "totalTickets"`,
  );
  expect(drifted).toEqual([]);
}
