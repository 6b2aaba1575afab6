/** The table that is made beside the live one, and takes its place. */
import pg, { type ClientBase } from 'pg';
import { VIEW_COLUMNS } from '../project.sql.js';
import type { InvoiceViewRow } from '../to-view.js';

const LIVE = 'InvoiceView';
const SHADOW = 'InvoiceViewReplay';

/** Without indexes: they are made when it is full. What is left of a replay that ended early goes. */
export async function createShadow(client: ClientBase): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS "${SHADOW}"`);
  await client.query(
    `CREATE TABLE "${SHADOW}" (LIKE "${LIVE}" INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`,
  );
}

export async function insertRows(
  client: ClientBase,
  rows: readonly InvoiceViewRow[],
): Promise<void> {
  await client.query(
    `INSERT INTO "${SHADOW}" SELECT * FROM jsonb_to_recordset($1::jsonb) AS new(${VIEW_COLUMNS})`,
    [JSON.stringify(rows)],
  );
}

/** In place of what there is of them. */
export async function replaceRows(
  client: ClientBase,
  rows: readonly InvoiceViewRow[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await client.query(`DELETE FROM "${SHADOW}" WHERE id = ANY($1)`, [ids]);
  await insertRows(client, rows);
}

const toShadow = (name: string) => name.replace(LIVE, SHADOW);

async function listIndexes(client: ClientBase) {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT relname AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
     WHERE indrelid = '"${LIVE}"'::regclass ORDER BY relname`,
  );
  return rows;
}

/** The indexes of the live table, and the rights that others have to it. */
export async function finishShadow(client: ClientBase): Promise<void> {
  for (const { definition } of await listIndexes(client)) {
    await client.query(definition.replaceAll(`"${LIVE}`, `"${SHADOW}`));
  }
  const key = `ADD PRIMARY KEY USING INDEX "${toShadow(`${LIVE}_pkey`)}"`;
  await client.query(`ALTER TABLE "${SHADOW}" ${key}`);
  const { rows } = await client.query<{ privilege: string; role: string }>(
    `SELECT privilege_type AS privilege, pg_get_userbyid(grantee) AS role
     FROM pg_class, aclexplode(relacl)
     WHERE oid = '"${LIVE}"'::regclass AND grantee <> relowner`,
  );
  for (const { privilege, role } of rows) {
    await client.query(`GRANT ${privilege} ON "${SHADOW}" TO ${pg.escapeIdentifier(role)}`);
  }
  await client.query(`ANALYZE "${SHADOW}"`);
}

/** From here to COMMIT whoever issues, pays or credits waits. Whoever reads does not. */
export async function stopWriters(client: ClientBase): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = '5s'`);
  await client.query(`LOCK TABLE "${LIVE}" IN SHARE ROW EXCLUSIVE MODE`);
}

/**
 * @param except ids that are not looked at
 * @returns how many invoices are not in both, or not the same
 */
export async function countDifferences(
  client: ClientBase,
  except: readonly string[],
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "${LIVE}" AS live
     FULL JOIN "${SHADOW}" AS shadow ON shadow.id = live.id
     WHERE ROW(live.*) IS DISTINCT FROM ROW(shadow.*)
       AND coalesce(live.id, shadow.id) <> ALL($1)`,
    [except],
  );
  return rows[0]?.count ?? 0;
}

/** Readers wait here for an instant; who waited for the old table finds this one by its name. */
export async function swapTables(client: ClientBase): Promise<void> {
  const indexes = await listIndexes(client);
  await client.query(`DROP TABLE "${LIVE}"`);
  await client.query(`ALTER TABLE "${SHADOW}" RENAME TO "${LIVE}"`);
  for (const { name } of indexes) {
    await client.query(`ALTER INDEX "${toShadow(name)}" RENAME TO "${name}"`);
  }
}
