/** One build of the API, with a database of its own that its own commit has migrated and seeded. */
import { fillDatabase, OWN_BUILD, type ApiBuild } from '../../stack/api-build.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Bench } from '../part.js';
import type { BenchServer } from './bench-server.js';
import { openDatabase, openServer } from './open-place.js';

export interface Contestant {
  name: string;
  database: BenchDatabase;
  server: BenchServer;
  /** One of the seed's events, for whoever looks at a single one. */
  eventId: string;
  close(): Promise<void>;
}

export async function openContestant(
  bench: Bench,
  name: string,
  build: ApiBuild,
): Promise<Contestant> {
  const database =
    bench.isSmall && build === OWN_BUILD
      ? await openWithEvent(bench)
      : await fillAsItsCommit(bench, name, build);
  const [event] = await database.query<{ id: string }>('SELECT id FROM "Event" ORDER BY title');
  const server = await openServer(bench, database, { name: `http-${name}`, build });
  const close = async () => {
    await server.stop();
    await database.close();
  };
  return { name, database, server, eventId: event!.id, close };
}

async function openWithEvent(bench: Bench): Promise<BenchDatabase> {
  const database = await openDatabase(bench, 'http');
  await database.createEvents(1, 10);
  return database;
}

async function fillAsItsCommit(
  { scope, postgres }: Bench,
  name: string,
  build: ApiBuild,
): Promise<BenchDatabase> {
  const url = await postgres.createDatabase(`http_${name}`);
  const urls = { DATABASE_URL: url, DATABASE_OWNER_URL: '' };
  await fillDatabase(scope, build, `bench-${name}`, urls);
  return BenchDatabase.open(url);
}
