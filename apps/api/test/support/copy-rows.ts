/** Copies of rows, with ids of their own: a statement for each table, however many copies there are. */
import { createHash, randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { TestDatabase } from './database.js';

/** What was written once, to be there many times. */
export interface Pattern<Made> {
  /** What its maker says of it. */
  made: Made;
  tables: WrittenTable[];
}

interface WrittenTable {
  name: string;
  /** Without those that PostgreSQL counts by itself. */
  columns: string;
  /** A list in JSON. */
  rows: string;
}

interface Copies {
  count: number;
  /** What the copies have in common, by id: those who were there before. */
  kept: readonly string[];
  /** Words whose SHA-256 is in the rows. */
  secrets: readonly string[];
}

/** @param write with a hand whose statements are one transaction: its rows are known by that */
export async function writePattern<Made>(
  database: TestDatabase,
  write: (hand: TestDatabase) => Promise<Made>,
): Promise<Pattern<Made>> {
  const client = await database.connect();
  const hand: TestDatabase = {
    ...database,
    query: async <Row extends object>(text: string, values?: unknown[]) =>
      (await client.query<Row>(text, values)).rows,
  };
  try {
    await client.query('BEGIN');
    const made = await write(hand);
    const tables = await readWritten(hand);
    await client.query('COMMIT');
    return { made, tables };
  } finally {
    await client.end();
  }
}

async function readWritten(hand: TestDatabase): Promise<WrittenTable[]> {
  const tables = await hand.query<{ name: string; columns: string }>(
    `SELECT table_name AS name, string_agg(quote_ident(column_name), ', ') AS columns
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
       AND (column_default IS NULL OR column_default NOT LIKE 'nextval(%')
     GROUP BY table_name`,
  );
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, jsonb_agg(to_jsonb(written))::text AS rows FROM "${name}" AS written
       WHERE xmin = pg_current_xact_id()::xid HAVING count(*) > 0`,
  );
  const written = await hand.query<{ name: string; rows: string }>(each.join(' UNION ALL '));
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, columns]));
  return written.map(({ name, rows }) => ({ name, rows, columns: columnsOf.get(name)! }));
}

/** @returns what is to be said of each */
export async function copyPattern<Made>(
  database: TestDatabase,
  { made, tables }: Pattern<Made>,
  { count, ...given }: Copies,
): Promise<Made[]> {
  const renames = Array.from({ length: count }, () => renameAll(given));
  const client = await database.connect();
  try {
    await client.query('BEGIN');
    // What triggers write is among the rows, and these agree with each other: in any order of the tables.
    await client.query('SET LOCAL session_replication_role = replica');
    for (const { name, columns, rows } of tables) {
      const copies = renames.map((rename) => rename(rows).slice(1, -1));
      await client.query(
        `INSERT INTO "${name}" (${columns})
         SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${name}", $1::jsonb)`,
        [`[${copies.join(',')}]`],
      );
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  return renames.map((rename) => JSON.parse(rename(JSON.stringify(made))) as Made);
}

/** An id, or a hash in hexadecimal. */
const names = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{64}/g;

/** The same new name for the same old one, wherever it stands. */
function renameAll({ kept, secrets }: Omit<Copies, 'count'>): (text: string) => string {
  const known = new Map(kept.map((id) => [id, id]));
  const words = secrets.map((secret) => {
    const word = randomBytes(32).toString('base64url');
    known.set(hashOf(secret), hashOf(word));
    return [secret, word] as const;
  });
  const nameFor = (old: string) => (old.includes('-') ? newId() : randomBytes(32).toString('hex'));
  const rename = (old: string) => {
    const name = known.get(old) ?? nameFor(old);
    known.set(old, name);
    return name;
  };
  return (text) =>
    words
      .reduce((all, [secret, word]) => all.replaceAll(secret, word), text)
      .replaceAll(names, rename);
}

const hashOf = (word: string) => createHash('sha256').update(word).digest('hex');
