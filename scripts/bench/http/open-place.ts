/**
 * Where the parts that ask over HTTP do so. Each has a database and processes of its own, but in the small
 * benchmark they share them: to start them was half of its work, and each counts only its own events.
 */
import type { RunningPostgres } from '@lastseat/embedded-postgres';
import { OWN_BUILD, type ApiBuild } from '../../stack/api-build.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Bench } from '../part.js';
import { startBenchServer, type BenchServer } from './bench-server.js';

interface Shared {
  url: string;
  /** In their order, as far as they were wanted. */
  servers: Promise<BenchServer>[];
}

const shared = new WeakMap<RunningPostgres, Promise<Shared>>();

/** Whoever asked for it closes it. */
export async function openDatabase(
  { postgres, api, isSmall }: Bench,
  name: string,
): Promise<BenchDatabase> {
  if (!isSmall) return BenchDatabase.create(postgres, api, name);
  const place = shared.get(postgres);
  if (place !== undefined) return BenchDatabase.open((await place).url);
  const first = BenchDatabase.create(postgres, api, 'shared');
  shared.set(
    postgres,
    first.then(({ url }) => ({ url, servers: [] })),
  );
  return first;
}

export interface ServerWish {
  name: string;
  /** From 0: of the same database, another one. */
  number?: number;
  build?: ApiBuild;
  /** What differs from the API's defaults. */
  environment?: Record<string, string>;
}

/** Whoever asked for it stops it; one that is shared goes on until the end. */
export async function openServer(
  { scope, postgres, isSmall }: Bench,
  database: BenchDatabase,
  { name, number = 0, build = OWN_BUILD, environment = {} }: ServerWish,
): Promise<BenchServer> {
  const isUsual = build === OWN_BUILD && Object.keys(environment).length === 0;
  if (!isSmall || !isUsual) {
    return startBenchServer(scope, database.url, name, build, environment);
  }
  const { servers } = await shared.get(postgres)!;
  const server = (servers[number] ??= startBenchServer(scope, database.url, `shared-${number}`));
  return { ...(await server), stop: () => Promise.resolve() };
}
