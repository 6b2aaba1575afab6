/**
 * Up to where events may be read by position. Positions come from a sequence, so a lower one may be committed
 * after a higher one, and who remembers the highest that they saw would never see it. Two known ways out do not
 * do here: to stop at the oldest transaction (`xmin`) stands still while any database of the server has an idle
 * one, and to take positions one after the other makes appending as slow as one writer.
 *
 * What must stay true: whoever appends holds the advisory lock `APPENDERS + s` from before their positions are
 * drawn until after they are visible, and all of them are above s.
 */

import type { Reader } from './reader.js';

/** The keys of these locks, as "appendEvents" takes them: this one, and as many above it as there are positions. */
const APPENDERS = 6_751n << 40n;
const END_OF_APPENDERS = 6_752n << 40n;

/**
 * Every event up to it is visible to statements that begin after this one: whoever drew such a position has
 * ended, or holds a lock below it and is seen. The highest position is read first, in the snapshot that the
 * statement begins with; locks are looked at as they are now.
 */
export async function readReadablePosition(reader: Reader): Promise<bigint> {
  const { rows } = await reader.query<{ position: string | bigint | null }>(
    `WITH appending AS MATERIALIZED (
       SELECT min((classid::bigint << 32 | objid::bigint) - $1) AS position
       FROM pg_locks
       WHERE locktype = 'advisory' AND objsubid = 1
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND (classid::bigint << 32 | objid::bigint) >= $1
         AND (classid::bigint << 32 | objid::bigint) < $2
     )
     SELECT least((SELECT coalesce(max(position), 0) FROM "StoredEvent"), position) AS position
     FROM appending`,
    [APPENDERS, END_OF_APPENDERS],
  );
  return BigInt(rows[0]?.position ?? 0);
}
