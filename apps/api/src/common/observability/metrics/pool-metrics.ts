import type { PrismaService } from '../../database/prisma.service.js';
import type { MetricsService } from './metrics.service.js';

/** How many connections there are in all lanes, and who waits for one. */
export function measurePools(metrics: MetricsService, lanes: readonly PrismaService[]): void {
  const sum = (count: keyof PrismaService['pool']) =>
    lanes.reduce((total, { pool }) => total + pool[count], 0);

  metrics.observe('lastseat_database_connections', 'Connections that are open', () =>
    sum('totalCount'),
  );
  metrics.observe('lastseat_database_connections_idle', 'Open connections that nobody uses', () =>
    sum('idleCount'),
  );
  metrics.observe(
    'lastseat_database_connections_wanted',
    'Callers that wait for a connection',
    () => sum('waitingCount'),
  );
}
