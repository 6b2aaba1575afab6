/**
 * What one API process tells its sockets reaches those of all the others: by PostgreSQL's NOTIFY, which
 * is there anyway, or by a Redis stream when REDIS_URL is set. Both are Socket.IO's own adapters.
 *
 * What must stay true: a transport that is away costs live messages and nothing else. Bookings go on,
 * the process stays, and the sweep heals what the sockets have missed.
 */
import { Logger } from '@nestjs/common';
import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter';
import pg from 'pg';
import { createClient } from 'redis';
import type { ServerOptions } from 'socket.io';
import type { Config } from '../common/config.js';

export interface Cluster {
  adapter: ServerOptions['adapter'];
  /** After the socket server has closed. */
  close(): Promise<void>;
}

const logger = new Logger('Cluster');

export function connectCluster(config: Config): Promise<Cluster> {
  return config.REDIS_URL === ''
    ? Promise.resolve(connectByPostgres(config.DATABASE_LISTEN_URL || config.DATABASE_URL))
    : connectByRedis(config.REDIS_URL);
}

/** Payloads are far below NOTIFY's 8,000 bytes, so the adapter never needs the table that it may have. */
const NEVER_CLEAN_UP_MS = 2 ** 31 - 1;

function connectByPostgres(connectionString: string): Cluster {
  const pool = new pg.Pool({
    connectionString,
    // One that listens, and one that notifies.
    max: 2,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'lastseat-live',
  });
  const warn = (error: Error) => logger.warn(`Live messages are held up: ${error.message}`);
  // The adapter has no listener for either; without one, a restart of PostgreSQL ends the process.
  pool.on('error', warn);
  pool.on('connect', (client) => client.on('error', warn));
  const { lent, close } = lendUntilClosed(pool);
  return {
    adapter: createPostgresAdapter(lent, {
      errorHandler: warn,
      cleanupInterval: NEVER_CLEAN_UP_MS,
    }),
    close,
  };
}

/**
 * The pool as the adapter may use it. Two things it does not do, and would run out of connections or wait
 * for ever without: it does not give back a connection that broke, and while it connects anew it cannot be
 * told to stop, so that it takes a connection after its end and keeps it.
 */
function lendUntilClosed(pool: pg.Pool): { lent: pg.Pool; close: () => Promise<void> } {
  const out = new Set<pg.PoolClient>();
  let isClosed = false;
  pool.on('release', (_error, client) => out.delete(client as pg.PoolClient));
  const takeBack = (client: pg.PoolClient) => {
    if (out.has(client)) client.release(true);
  };
  const connect = async (): Promise<pg.PoolClient> => {
    const client = isClosed ? null : await pool.connect();
    if (client === null || isClosed) {
      client?.release(true);
      // It has nothing left to do, and would ask again and again after an error.
      return new Promise(() => undefined);
    }
    out.add(client);
    client.once('end', () => takeBack(client));
    return client;
  };
  return {
    // All of it that the adapter uses.
    lent: { connect, query: pool.query.bind(pool) } as unknown as pg.Pool,
    async close() {
      isClosed = true;
      for (const client of out) {
        client.removeAllListeners('end');
        takeBack(client);
      }
      await pool.end();
    },
  };
}

async function connectByRedis(url: string): Promise<Cluster> {
  const client = createClient({
    url,
    // While Redis is away a message fails at once; kept for later, it would be old news.
    disableOfflineQueue: true,
  });
  client.on('error', (error: Error) => logger.warn(`Live messages are held up: ${error.message}`));
  await client.connect();
  return {
    adapter: createRedisAdapter(client, { streamName: 'lastseat:live', maxLen: 10_000 }),
    close: () => client.close(),
  };
}
