/** A database of a test file's own: a copy of the migrated one, which goes with the server. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { grantApiPrivileges } from '../../prisma/api-privileges.js';
import type { BookDatabase } from '../../prisma/book-databases.js';
import { migrate } from '../../prisma/migrate.js';

export interface TestDatabase {
  /** Of the API, whose role may do only what the product does. */
  readonly url: string;
  readonly ownerUrl: string;
  /** Runs a statement outside of the application, as a test's own eye and hand. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** A connection of its own, for a test that holds locks; closed by the test. */
  connect(): Promise<pg.Client>;
}

interface Wanted {
  isEmpty?: boolean;
  /** Whose tables and rows it begins with; nobody may be connected to that one. */
  copyOf?: TestDatabase;
  part?: BookDatabase | undefined;
}

/**
 * Registers the creation, and the end of all connections, with the test file; use it within its tests only. With
 * `isEmpty` it has no tables yet, with `copyOf` what another one has but the API's rights, and with `part`
 * the tables of the books only.
 */
export function useDatabase({ isEmpty = false, copyOf, part }: Wanted = {}): TestDatabase {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  let pool: pg.Pool;
  let url = '';
  let ownerUrl = '';

  beforeAll(async () => {
    const usual = isEmpty || part ? 'template1' : inject('template');
    const template = copyOf ? new URL(copyOf.ownerUrl).pathname.slice(1) : usual;
    await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    ownerUrl = inDatabase(inject('adminUrl'), name);
    url = inDatabase(inject('apiUrl'), name);
    if (part) await migrate(ownerUrl, undefined, part.folder);
    if (!isEmpty && !copyOf)
      await grantApiPrivileges(ownerUrl, new URL(url).username, part?.tables);
    pool = new pg.Pool({ connectionString: ownerUrl, max: 4 });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await endConnections(name);
  });

  return {
    get url() {
      return url;
    },
    get ownerUrl() {
      return ownerUrl;
    },
    async query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]) {
      return (await pool.query<Row>(text, values)).rows;
    },
    async connect() {
      const client = new pg.Client({ connectionString: ownerUrl });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
  };
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/**
 * In place of dropping it. ext4 does not give the inode of a file away that was removed in the last minutes, and
 * each new file looks at all of those: what later tests create would take several times as long.
 */
async function endConnections(name: string): Promise<void> {
  await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
