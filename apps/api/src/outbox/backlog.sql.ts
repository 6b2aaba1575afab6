import type { PrismaService } from '../common/database/prisma.service.js';

export interface Backlog {
  receiver: string;
  /** Age of the oldest that is still tried, in seconds; 0 when there is none. */
  oldestSeconds: number;
  dead: number;
}

/**
 * What is left for each receiver. A message that was not passed on yet is owed to all of them. One of the
 * deliveries that nobody reads any more is counted too: its receiver may be gone by mistake.
 */
export async function readBacklog(
  database: Pick<PrismaService, '$queryRaw'>,
): Promise<{ messagesSeconds: number; receivers: Backlog[] }> {
  const [messages] = await database.$queryRaw<{ seconds: number }[]>`
    SELECT coalesce(extract(epoch FROM now() - min("createdAt")), 0)::float8 AS seconds
    FROM "OutboxMessage"`;
  const receivers = await database.$queryRaw<Backlog[]>`
    SELECT receiver, count("deadAt")::int AS dead,
           coalesce(extract(epoch FROM now() - min("createdAt") FILTER (WHERE "deadAt" IS NULL)), 0)::float8
             AS "oldestSeconds"
    FROM "Delivery" GROUP BY receiver`;
  return { messagesSeconds: messages?.seconds ?? 0, receivers };
}
