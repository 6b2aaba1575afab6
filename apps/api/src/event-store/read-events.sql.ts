import type { PrismaService } from '../common/database/prisma.service.js';
import type { Reader } from './reader.js';

export interface StoredEventRow {
  stream: string;
  version: number;
  type: string;
  schemaVersion: number;
  data: unknown;
  at: Date;
}

/** The whole stream, in its order. */
export function readStream(
  database: Pick<PrismaService, '$queryRaw'>,
  stream: string,
): Promise<StoredEventRow[]> {
  return database.$queryRaw<StoredEventRow[]>`
    SELECT stream, version, type, "schemaVersion", data, at
    FROM "StoredEvent" WHERE stream = ${stream} ORDER BY version`;
}

/** As it is read in numbers: to make a date of each row would be a tenth of the work. */
export type StreamEventRow = Omit<StoredEventRow, 'at'> & {
  /** When the stream began, with its first event; null with the others. */
  since: Date | null;
};

const STREAM_COLUMNS = `stream, version, type, "schemaVersion", data,
  CASE WHEN version = 1 THEN at END AS since`;

/** Where a page of streams ends, and the next begins. */
export type StreamPlace = Pick<StoredEventRow, 'stream' | 'version'>;

/** Of all streams whose names begin so, stream by stream: the `limit` events behind a place. */
export async function readStreamsAfter(
  reader: Reader,
  prefix: string,
  after: StreamPlace,
  limit: number,
): Promise<StreamEventRow[]> {
  const { rows } = await reader.query<StreamEventRow>(
    `SELECT ${STREAM_COLUMNS}
     FROM "StoredEvent"
     WHERE (stream, version) > ($1, $2) AND stream < $3
     ORDER BY stream, version LIMIT $4`,
    [after.stream, after.version, `${prefix}~`, limit],
  );
  return rows;
}

/** Where a page of events ends that begins behind `after`: at most that far, however many there are. */
export async function findPageEnd(
  reader: Reader,
  { after, upTo }: { after: bigint; upTo: bigint },
  limit: number,
): Promise<bigint> {
  const { rows } = await reader.query<{ position: string | bigint }>(
    `SELECT position FROM "StoredEvent" WHERE position > $1 AND position <= $2
     ORDER BY position LIMIT 1 OFFSET $3`,
    [after, upTo, limit - 1],
  );
  return BigInt(rows[0]?.position ?? upTo);
}

/** All events of the streams that have one behind the position, up to the other one if there is one. */
export async function readChangedStreams(
  reader: Reader,
  prefix: string,
  { after, upTo }: { after: bigint; upTo: bigint | null },
): Promise<StreamEventRow[]> {
  const { rows } = await reader.query<StreamEventRow>(
    `SELECT ${STREAM_COLUMNS}
     FROM "StoredEvent"
     WHERE stream IN (
       SELECT stream FROM "StoredEvent"
       WHERE position > $1 AND position <= coalesce($2, 9223372036854775807)
         AND stream > $3 AND stream < $4)
     ORDER BY stream, version`,
    [after, upTo, prefix, `${prefix}~`],
  );
  return rows;
}
