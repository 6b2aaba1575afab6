import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../../generated/prisma/client.js';
import { CONFIG, type Config } from '../config/config.js';

/** What a function that must be part of a transaction takes as its first argument. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

@Injectable()
export class PrismaService extends PrismaClient implements OnApplicationShutdown {
  /** For its numbers only; queries go through Prisma. */
  readonly pool: Pick<pg.Pool, 'totalCount' | 'idleCount' | 'waitingCount'>;
  /** The most connections that it opens. */
  readonly size: number;

  constructor(@Inject(CONFIG) config: Config) {
    const pool = createPool(config);
    super({
      adapter: new PrismaPg(pool, { disposeExternalPool: true }),
      // The other formats quote the call and its data, which would end up in the logs.
      errorFormat: 'minimal',
    });
    this.pool = pool;
    this.size = config.DATABASE_POOL_SIZE;
  }

  /** After the HTTP server has closed: the last requests needed the database. */
  async onApplicationShutdown(): Promise<void> {
    await this.$disconnect();
  }
}

function createPool(config: Config): pg.Pool {
  const logger = new Logger('PostgreSQL');
  const pool = new pg.Pool({
    connectionString: config.DATABASE_URL,
    max: config.DATABASE_POOL_SIZE,
    // Bounds the wait for a server that accepts no connections.
    connectionTimeoutMillis: 5_000,
    // A connection whose other end vanished is noticed within minutes, not hours.
    keepAlive: true,
    application_name: 'lastseat-api',
  });
  // Without a listener a connection that breaks while idle ends the process.
  pool.on('error', (error) => logger.warn(`An idle connection broke: ${error.message}`));
  // Nor may one that breaks as it is handed out: PostgreSQL's last word can lie in the same packet as the
  // end of its greeting, and then it is read before whoever waits for the connection can listen. What
  // that one asks next fails, and tells.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
