import type { Prisma } from '../../generated/prisma/client.js';
import type { Transaction } from '../common/database/prisma.service.js';
import { APPENDERS } from './readable-position.sql.js';

export interface NewEvent {
  type: string;
  schemaVersion: number;
  data: Prisma.InputJsonObject;
}

/**
 * All of them in one statement, as the versions after `expectedVersion`. Whoever else appends to the stream
 * meets us in its primary key: waits for our COMMIT, and is refused then.
 *
 * Before a position is drawn, a shared lock says from where on ours may be ({@link readReadablePosition}): the
 * CTE is read first, since the rows are made of what it gives. The lock holds up nobody and ends with the
 * transaction.
 */
export async function appendEvents(
  tx: Pick<Transaction, '$executeRaw'>,
  stream: string,
  expectedVersion: number,
  events: readonly NewEvent[],
): Promise<void> {
  const rows = events.map((event, index) => ({ ...event, version: expectedVersion + index + 1 }));
  await tx.$executeRaw`
    WITH announced AS MATERIALIZED (
      SELECT pg_advisory_xact_lock_shared(
        ${APPENDERS}::bigint + coalesce((SELECT max(position) FROM "StoredEvent"), 0))
    )
    INSERT INTO "StoredEvent" (stream, version, type, "schemaVersion", data)
    SELECT ${stream}, new.version, new.type, new."schemaVersion", new.data
    FROM announced
    CROSS JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS new(version int, type text, "schemaVersion" smallint, data jsonb)
    ORDER BY new.version`;
}
