import pg from 'pg';

/** Runs one statement as the superuser, outside of any transaction. */
async function execute(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  // A server that goes away while we close must not end this process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const DUPLICATE_DATABASE = '42P04';

/** Creates a database, as a copy of `template` if one is named; one that exists stays as it is. */
export async function createDatabase(
  adminUrl: string,
  name: string,
  template?: string,
): Promise<void> {
  const from = template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)}`;
  try {
    await execute(adminUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)}${from}`);
  } catch (error) {
    if ((error as { code?: string }).code !== DUPLICATE_DATABASE) throw error;
  }
}

/** Drops a database, also while somebody is connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await execute(adminUrl, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

const DUPLICATE_ROLE = '42710';

/**
 * Makes a role that can log in and nothing else; one that exists gets the new password, and loses
 * whatever else it could do.
 */
export async function createLogin(adminUrl: string, name: string, password: string): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const abilities =
    'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT PASSWORD ' +
    pg.escapeLiteral(password);
  try {
    await execute(adminUrl, `CREATE ROLE ${role} ${abilities}`);
  } catch (error) {
    if ((error as { code?: string }).code !== DUPLICATE_ROLE) throw error;
    await execute(adminUrl, `ALTER ROLE ${role} ${abilities}`);
  }
}
