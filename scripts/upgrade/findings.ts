/** What an upgrade has to leave: each is a sentence about what is not so. */
import type pg from 'pg';
import type { OldBuyer } from './old-buyer.js';

/** Tables of whose rows an upgrade and what runs after it change none. With what of a row every version has. */
const kept: Readonly<Record<string, string>> = {
  Booking: 'id, "userId", "eventId", status, "createdAt", "cancelledAt", "cancelCommandId"',
  Order: 'id, state, "totalCents"',
  OrderLine: 'id, "bookingId", quantity, "unitPriceCents", seats',
  Payment: 'id, "amountCents", use',
  Refund: 'id, "amountCents", state',
  StoredEvent: 'stream, version, position, type, data, at',
  Transfer: 'id, "bookingId", status, "newBookingId"',
  CheckIn: 'nonce, kind, "bookingId", number, undoes, void',
  WaitlistEntry: 'id, "userId", status, position',
  TicketType: 'id, "takenTickets"',
  Activity: 'id, action, changes',
};

/** By table: what stood in it, as one number for each row. */
export type Snapshot = Map<string, string[]>;

export async function takeSnapshot(client: pg.Client): Promise<Snapshot> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname = ANY($1)`,
    [Object.keys(kept)],
  );
  const snapshot: Snapshot = new Map();
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(
      `SELECT hashtextextended(ROW(${kept[name]})::text, 0)::text AS row FROM "${name}"`,
    );
    snapshot.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return snapshot;
}

/** Rows of before that are gone or were changed. */
export async function findChanged(client: pg.Client, before: Snapshot): Promise<string[]> {
  const after = await takeSnapshot(client);
  return [...before].flatMap(([table, rows]) => {
    const now = new Set(after.get(table));
    const changed = rows.filter((row) => !now.has(row)).length;
    return changed === 0 ? [] : [`${changed} rows of ${table} are gone or changed`];
  });
}

/** What old buyers were told and the database does not have. */
export async function findLost(client: pg.Client, buyers: readonly OldBuyer[]): Promise<string[]> {
  const told = new Map(buyers.flatMap((buyer) => [...buyer.told]));
  const { rows } = await client.query<{ id: string; status: string }>(
    `SELECT id, status FROM "Booking" WHERE id = ANY($1)`,
    [[...told.keys()]],
  );
  const kept = new Map(rows.map(({ id, status }) => [id, status]));
  return [...told].flatMap(([id, status]) =>
    kept.get(id) === status ? [] : [`${id} was told to be ${status} and is ${kept.get(id)}`],
  );
}

/** Constraints that nobody has held against the rows of before, and indexes that nobody finishes. */
export async function findUnfinished(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ what: string }>(
    `SELECT format('%s is not validated', conname) AS what FROM pg_constraint
     WHERE NOT convalidated AND connamespace = 'public'::regnamespace
     UNION ALL
     SELECT format('%s is not valid', indexrelid::regclass) FROM pg_index WHERE NOT indisvalid
     UNION ALL
     SELECT format('%s was not finished', migration_name) FROM "_prisma_migrations" WHERE finished_at IS NULL
     UNION ALL
     SELECT format('%s sleeps', tgname) FROM pg_trigger WHERE tgenabled = 'D'`,
  );
  return rows.map(({ what }) => what);
}
