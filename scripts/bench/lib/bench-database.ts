/** Databases of the real schema, filled by SQL, and what they say after a round. */
import type { RunningPostgres } from '@lastseat/embedded-postgres';
import { insertEvents, insertUsers, type EventData } from '@lastseat/test-data';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { Failure } from '../../runner/failure.js';
import type { BuiltApi } from './built-api.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

const TEMPLATE = 'bench_template';

/** By server: the tables are made once and copied for each part, which takes a tenth of the time. */
const templates = new WeakMap<RunningPostgres, Promise<void>>();

async function makeTemplate(postgres: RunningPostgres, api: BuiltApi): Promise<void> {
  await api.migrate(await postgres.createDatabase(TEMPLATE));
}

export class BenchDatabase {
  private constructor(
    readonly url: string,
    private readonly pool: pg.Pool,
  ) {}

  static async create(
    postgres: RunningPostgres,
    api: BuiltApi,
    name: string,
  ): Promise<BenchDatabase> {
    const template = templates.get(postgres) ?? makeTemplate(postgres, api);
    templates.set(postgres, template);
    await template;
    const url = await postgres.createDatabase(name, TEMPLATE);
    const database = BenchDatabase.open(url);
    // The rivals move seats past the core: none of them is to pay for being asked who they are.
    await database.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} SET lastseat.core = 'on'`);
    return database;
  }

  /** One that has its tables already. */
  static open(url: string): BenchDatabase {
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    pool.on('error', () => undefined);
    return new BenchDatabase(url, pool);
  }

  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, values)).rows;
  }

  /** @returns their ids */
  async createUsers(count: number): Promise<string[]> {
    const ids = await insertUsers(this.query.bind(this), count);
    await this.query('ANALYZE "User"');
    return ids;
  }

  /**
   * Users with these ids, each otherwise like one that is there. It names no column that the tables of an
   * older commit do not have, nor leaves one empty that they want.
   */
  async copyUsers(ids: readonly string[]): Promise<void> {
    await this.query(
      `INSERT INTO "User"
       SELECT own.*
       FROM (SELECT "User" AS row FROM "User" LIMIT 1) AS someone,
            unnest($1::uuid[]) AS new(id),
            jsonb_populate_record(
              someone.row, jsonb_build_object('id', new.id, 'email', new.id || '@example.com')) AS own`,
      [ids],
    );
    await this.query('ANALYZE "User"');
  }

  /** @returns their ids */
  async createEvents(
    count: number,
    seats: number,
    given: Partial<EventData> = {},
  ): Promise<string[]> {
    const wanted = Array.from({ length: count }, () => ({ totalTickets: seats, ...given }));
    return (await insertEvents(this.query.bind(this), wanted)).map(({ id }) => id);
  }

  /**
   * Another event like one that is there, tomorrow and with all seats free. It names no column that the
   * tables of an older commit do not have.
   * @returns its id
   */
  async copyEvent(eventId: string, seats: number): Promise<string> {
    const id = newId();
    const startsAt = new Date(Date.now() + DAY_MS);
    const own = { id, startsAt, totalTickets: seats, remainingTickets: seats, status: 'scheduled' };
    await this.query(
      `INSERT INTO "Event"
       SELECT own.* FROM "Event" AS event, jsonb_populate_record(event, $2::jsonb) AS own
       WHERE event.id = $1`,
      [eventId, JSON.stringify(own)],
    );
    return id;
  }

  /**
   * Fails unless each event's count is true and exactly `sold` of all were sold, to nobody twice: a
   * figure of something that oversells is worth nothing. Bookings of an older commit have no quantity,
   * and are of one seat.
   */
  async assertTotals(eventIds: readonly string[], sold: number): Promise<void> {
    const [row] = await this.query<{ confirmed: number; drifted: number; doubled: number }>(
      `WITH booked AS (
         SELECT "eventId", sum(coalesce(to_jsonb(booking)->>'quantity', '1')::int)::int AS confirmed,
                count(DISTINCT "userId")::int AS users
         FROM "Booking" AS booking WHERE status = 'confirmed' AND "eventId" = ANY($1) GROUP BY 1
       )
       SELECT coalesce(sum(confirmed), 0)::int AS confirmed,
              (count(*) FILTER (WHERE coalesce(confirmed, 0) + "remainingTickets" <> "totalTickets"
                                   OR "remainingTickets" < 0))::int AS drifted,
              (count(*) FILTER (WHERE confirmed <> users))::int AS doubled
       FROM "Event" LEFT JOIN booked ON id = "eventId" WHERE id = ANY($1)`,
      [eventIds],
    );
    const { confirmed, drifted, doubled } = row!;
    if (confirmed !== sold || drifted > 0 || doubled > 0) {
      throw new Failure(
        `Totals are wrong: ${sold} were told that they have a seat, ${confirmed} have one; ` +
          `${drifted} events with a false count, ${doubled} with a user who has two.`,
      );
    }
  }

  /** So that no round pays for the writes of the one before. */
  async settle(): Promise<void> {
    await this.query('CHECKPOINT');
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
