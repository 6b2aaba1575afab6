/** One build of the API, with a database of its own that its own commit has migrated and seeded. */
import type { RunningPostgres } from '@lastseat/embedded-postgres';
import type { Scope } from '../../runner/scope.js';
import { fillDatabase, type ApiBuild } from '../../stack/api-build.js';
import { BenchDatabase } from '../lib/bench-database.js';
import { startBenchServer, type BenchServer } from './bench-server.js';

export interface Contestant {
  name: string;
  database: BenchDatabase;
  server: BenchServer;
  /** One of the seed's events, for whoever looks at a single one. */
  eventId: string;
  close(): Promise<void>;
}

export async function openContestant(
  scope: Scope,
  postgres: RunningPostgres,
  name: string,
  build: ApiBuild,
): Promise<Contestant> {
  const url = await postgres.createDatabase(`http_${name}`);
  const urls = { DATABASE_URL: url, DATABASE_OWNER_URL: '' };
  await fillDatabase(scope, build, `bench-${name}`, urls);
  const database = BenchDatabase.open(url);
  const [event] = await database.query<{ id: string }>('SELECT id FROM "Event" ORDER BY title');
  const server = await startBenchServer(scope, url, `http-${name}`, build);
  const close = async () => {
    await server.stop();
    await database.close();
  };
  return { name, database, server, eventId: event!.id, close };
}
