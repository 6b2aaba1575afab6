import { join } from 'node:path';
import {
  startPostgres,
  startTemporaryPostgres,
  type RunningPostgres,
} from '@lastseat/embedded-postgres';
import pg from 'pg';
import { lastLines } from '../runner/commands.js';
import { Failure } from '../runner/failure.js';
import { DATA_FOLDER } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
import { EndedByItself } from '../runner/services.js';
import { API_ROLE, DATABASE } from './database-names.js';
import { findFilledCluster } from './filled-cluster.js';
import { runOnce, type Run, type RunningPart } from './keep-running.js';

export interface Database {
  /** The API's, which may do only what the product does. */
  url: string;
  /** Of the migrations, the seed and whoever looks behind the scenes. */
  ownerUrl: string;
  description: string;
  /** It has its tables and the demonstration data already. */
  isFilled: boolean;
}

/** The server of a database that is ours to run. */
interface DatabaseServer extends RunningPart {
  server: RunningPostgres;
}

/** The database that stays between starts; `.data/postgres` holds it. */
export function startKeptDatabase(
  scope: Scope,
  run: Run,
  onStep: (step: string) => void,
): Promise<Database> {
  const home = join(DATA_FOLDER, 'postgres');
  // The one that follows is found where the first one was, by the same URLs.
  let port: number | undefined;
  const start = async () => {
    const server = await startPostgres({ home, onStep, ...(port !== undefined && { port }) });
    ({ port } = server);
    return server;
  };
  return startEmbedded(scope, run, start, '.data/postgres');
}

/** A database of one's own that is gone at the end. */
export function startTemporaryDatabase(scope: Scope): Promise<Database> {
  return startEmbedded(scope, runOnce, () => startTemporaryPostgres(), 'temporary');
}

/** One that is filled, as far as there is such a one to copy. */
export async function startFilledDatabase(scope: Scope): Promise<Database> {
  const copyOf = findFilledCluster();
  if (copyOf === undefined) return startTemporaryDatabase(scope);
  const start = () => startTemporaryPostgres({ copyOf });
  return { ...(await startEmbedded(scope, runOnce, start, 'temporary')), isFilled: true };
}

async function startEmbedded(
  scope: Scope,
  run: Run,
  start: () => Promise<RunningPostgres>,
  place: string,
): Promise<Database> {
  const { server } = await run(scope, (life) => startServer(life, start));
  const ownerUrl = await server.createDatabase(DATABASE);
  const url = await server.createLogin(API_ROLE, DATABASE);
  const description = `PostgreSQL on port ${server.port} (${place})`;
  return { url, ownerUrl, description, isFilled: false };
}

async function startServer(
  scope: Scope,
  start: () => Promise<RunningPostgres>,
): Promise<DatabaseServer> {
  const server = await scope
    .own(start, (running) => running.stop())
    .catch((error: unknown) => {
      // All it can say is about this machine and its folders: a sentence, not a bug of ours.
      throw error instanceof Error && error.constructor === Error
        ? new Failure(error.message)
        : error;
    });
  const failed = failWhenEnded(scope, server);
  failed.catch(() => undefined); // Somebody else may be looking only later.
  return { name: 'PostgreSQL', server, failed };
}

async function failWhenEnded(scope: Scope, server: RunningPostgres): Promise<never> {
  await server.ended;
  // A wanted end is no failure, and nobody waits for it here.
  if (scope.isClosing) return new Promise<never>(() => undefined);
  const words = lastLines(server.logFile, 12);
  throw new EndedByItself('PostgreSQL ended by itself', `The end of ${server.logFile}:\n${words}`);
}

/** Fails with one sentence, which never holds a password, unless the database answers. */
export async function checkGivenDatabase(
  url: string,
  ownerUrl: string | undefined,
): Promise<Database> {
  const place = await checkAddress('DATABASE_URL', url);
  if (ownerUrl !== undefined) await checkAddress('DATABASE_OWNER_URL', ownerUrl);
  const description = `DATABASE_URL, ${place}`;
  return { url, ownerUrl: ownerUrl ?? url, description, isFilled: false };
}

async function checkAddress(variable: string, url: string): Promise<string> {
  const place = describeAddress(variable, url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // A connection that breaks later is the API's affair.
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw new Failure(`${variable}: ${place} cannot be used (${explain(code, message)}).`);
  } finally {
    await client.end().catch(() => undefined);
  }
  return place;
}

function describeAddress(variable: string, url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Failure(`${variable} must look like postgresql://user:password@host:5432/database.`);
  }
  return `${parsed.hostname}:${parsed.port || '5432'}${parsed.pathname}`;
}

function explain(code: string | undefined, message: string): string {
  if (code === 'ECONNREFUSED') return 'nothing answers there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host';
  // An address of several IPs gives an error whose message is empty.
  return message || code || 'no connection';
}
