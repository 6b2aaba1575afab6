import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface StoredEventRow {
  stream: string;
  version: number;
  type: string;
  schemaVersion: number;
  data: unknown;
  at: Date;
}

/** The whole stream, in its order. */
export function readStream(database: Database, stream: string): Promise<StoredEventRow[]> {
  return database.$queryRaw<StoredEventRow[]>`
    SELECT stream, version, type, "schemaVersion", data, at
    FROM "StoredEvent" WHERE stream = ${stream} ORDER BY version`;
}

/** Of every stream whose name begins so, stream by stream: `limit` events after the place of the last one. */
export function readStreamsAfter(
  database: Database,
  prefix: string,
  after: { stream: string; version: number },
  limit: number,
): Promise<StoredEventRow[]> {
  return database.$queryRaw<StoredEventRow[]>`
    SELECT stream, version, type, "schemaVersion", data, at
    FROM "StoredEvent"
    WHERE (stream, version) > (${after.stream}, ${after.version}) AND stream < ${`${prefix}~`}
    ORDER BY stream, version LIMIT ${limit}`;
}
