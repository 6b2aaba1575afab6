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
  return {
    adapter: createPostgresAdapter(pool, { errorHandler: warn }),
    close: () => pool.end(),
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
