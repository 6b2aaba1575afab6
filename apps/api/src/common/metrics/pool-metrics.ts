import type { PrismaService } from '../prisma.service.js';
import type { MetricsService } from './metrics.service.js';

/** How much of the connection pool is in use, and who waits for it. */
export function measurePool(metrics: MetricsService, { pool }: PrismaService): void {
  metrics.observe(
    'lastseat_database_connections',
    'Connections that are open',
    () => pool.totalCount,
  );
  metrics.observe(
    'lastseat_database_connections_idle',
    'Open connections that nobody uses',
    () => pool.idleCount,
  );
  metrics.observe(
    'lastseat_database_connections_wanted',
    'Callers that wait for a connection',
    () => pool.waitingCount,
  );
}
