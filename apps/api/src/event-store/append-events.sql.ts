import type { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral, numberArrayLiteral } from '../common/database/array-literal.js';
import type { Transaction } from '../common/database/prisma.service.js';

export interface NewEvent {
  type: string;
  schemaVersion: number;
  data: Prisma.InputJsonObject;
}

/**
 * All of them in one statement, as the versions after `expectedVersion`. Whoever else appends to the stream
 * meets us in its primary key: waits for our COMMIT, and is refused then.
 *
 * The function is in the migrations. It takes the lock that {@link readReadablePosition} looks at before it
 * draws a position; the lock holds up nobody and ends with the transaction.
 * @returns when, as it is stored
 */
export async function appendEvents(
  tx: Pick<Transaction, '$queryRaw'>,
  stream: string,
  expectedVersion: number,
  events: readonly NewEvent[],
): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT "appendEvents"(
      ${stream}, ${expectedVersion}::int,
      ${arrayLiteral(events.map(({ type }) => type))}::text[],
      ${numberArrayLiteral(events.map(({ schemaVersion }) => schemaVersion))}::smallint[],
      ${arrayLiteral(events.map(({ data }) => JSON.stringify(data)))}::jsonb[]
    ) AS at`;
  return row!.at;
}
