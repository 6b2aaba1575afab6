/** One real PostgreSQL for the whole run, with one migrated database to copy from. */
import { startTemporaryPostgres } from '@lastseat/embedded-postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../prisma/migrate.js';

const TEMPLATE = 'lastseat_template';
const API_ROLE = 'lastseat_api';

const settings = {
  // Nobody pulls its plug: tests that crash a server start one of their own.
  fsync: 'off',
  full_page_writes: 'off',
  // Of the API's password, at each of thousands of connections.
  scram_iterations: 1,
  // The databases of all tests stay to the end, and it would go round them all the time.
  autovacuum: 'off',
};

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a superuser, to the database `postgres`. */
    adminUrl: string;
    /** Of the role that the product runs as. */
    apiUrl: string;
    /** The name of the migrated, empty database to copy. */
    template: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTemporaryPostgres({ settings });
  await postgres.createDatabase(TEMPLATE);
  await migrate(postgres.urlOf(TEMPLATE));
  project.provide('adminUrl', postgres.urlOf('postgres'));
  project.provide('apiUrl', await postgres.createLogin(API_ROLE, TEMPLATE));
  project.provide('template', TEMPLATE);
  return () => postgres.stop();
}
