/**
 * What one API process tells its sockets reaches those of all the others: by PostgreSQL's NOTIFY, which
 * is there anyway, or by a Redis stream when REDIS_URL is set. Both are Socket.IO's own adapters.
 *
 * What must stay true: a transport that is away costs live messages and nothing else. Bookings go on,
 * the process stays, and the missed-update resync heals what the sockets have missed.
 */
import { Logger } from '@nestjs/common';
import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import pg from 'pg';
import type { ServerOptions } from 'socket.io';
import type { Config } from '../common/config/config.js';
import { atMost } from '../common/jobs/at-most.js';

export interface SocketAdapter {
  adapter: ServerOptions['adapter'];
  /** After the socket server has closed. */
  close(): Promise<void>;
}

const logger = new Logger('SocketAdapter');

/** For the last messages, on the way down; a transport that is away or frozen takes none. */
const PATIENCE_MS = 2_000;

export async function connectSocketAdapter(config: Config): Promise<SocketAdapter> {
  if (config.REDIS_URL === '') {
    return connectByPostgres(config.DATABASE_LISTEN_URL || config.DATABASE_URL);
  }
  // Only here: to load the library is a twelfth of the work of a start.
  const { connectRedisAdapter } = await import('./redis-socket-adapter.js');
  const redis = connectRedisAdapter(config.REDIS_URL, warn);
  return { adapter: redis.adapter, close: () => atMost(PATIENCE_MS, redis.close()) };
}

const warn = (error: Error) => logger.warn(`Live messages are held up: ${error.message}`);

/**
 * Payloads are far below NOTIFY's 8,000 bytes, so the adapter never needs the table that it may have for
 * larger ones, and there is none to clean up: the longest that a timer can wait.
 */
const NEVER_MS = 2 ** 31 - 1;

function connectByPostgres(connectionString: string): SocketAdapter {
  const [listeners, notifiers] = [openPool(connectionString), openPool(connectionString)];
  let isClosed = false;
  let listener: pg.PoolClient | undefined;
  const connect = async (): Promise<pg.PoolClient> => {
    // The adapter goes on connecting after its end, for ever if it is told that it cannot.
    if (isClosed) return never();
    const client = await listeners.connect();
    if (isClosed) {
      client.release(true);
      return never();
    }
    // The adapter forgets a connection that broke, and the pool would wait for it for ever.
    client.once('end', () => {
      listener = undefined;
      client.release(true);
    });
    listener = client;
    return client;
  };
  const close = async () => {
    isClosed = true;
    // An adapter that was closed before it listened keeps its connection.
    if (listener !== undefined && listeners.idleCount === 0) {
      listener.removeAllListeners('end');
      listener.release(true);
    }
    await Promise.all([listeners.end(), notifiers.end()]);
  };
  // All that the adapter asks of a pool; two, so that whoever listens leaves one to notify with.
  const pool = { connect, query: notifiers.query.bind(notifiers) } as pg.Pool;
  return {
    adapter: createPostgresAdapter(pool, { errorHandler: warn, cleanupInterval: NEVER_MS }),
    close: () => atMost(PATIENCE_MS, close()),
  };
}

const never = () => new Promise<never>(() => undefined);

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'lastseat-live',
  });
  // The adapter has no listener for either; without one, a restart of PostgreSQL ends the process.
  pool.on('error', warn);
  pool.on('connect', (client) => client.on('error', warn));
  return pool;
}
