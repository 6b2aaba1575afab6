/**
 * What happened to an aggregate, and nothing else: events are added and read, in their order. What must stay
 * true: a stream has the versions 1, 2, 3 … without a gap, and none is ever changed.
 */
import { findViolatedConstraint } from '../common/database/database-errors.js';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { appendEvents } from './append-events.sql.js';
import type { EventCodec } from './event-codec.js';
import { readStream } from './read-events.sql.js';

export { EventCodec } from './event-codec.js';
export {
  findPageEnd,
  readChangedStreams,
  readStreamsAfter,
  type StreamEventRow,
  type StreamPlace,
} from './read-events.sql.js';
export { moveCursor, readCursor } from './projection-cursor.sql.js';
export { readReadablePosition } from './readable-position.sql.js';
export { readThrough, type Reader } from './reader.js';

interface DomainEvent {
  type: string;
  data: object;
}

export interface History<Event> {
  events: Event[];
  /** 0: there is no such stream. */
  version: number;
  /** Of the first one; null without any. */
  since: Date | null;
}

/** The whole stream, as of now. */
export async function readHistory<Event extends DomainEvent>(
  database: Pick<PrismaService, '$queryRaw'>,
  codec: EventCodec<Event>,
  stream: string,
): Promise<History<Event>> {
  const rows = await readStream(database, stream);
  const events = rows.map((row) => codec.decode(row));
  return { events, version: rows.at(-1)?.version ?? 0, since: rows[0]?.at ?? null };
}

/**
 * Adds the events behind the version that the caller has decided by.
 * @returns when they happened, as it is stored
 * @throws ProblemError `stale_version` when somebody else has added to the stream since; the transaction is
 *   over then
 */
export async function append<Event extends DomainEvent>(
  tx: Pick<Transaction, '$queryRaw'>,
  codec: EventCodec<Event>,
  { stream, expectedVersion }: { stream: string; expectedVersion: number },
  events: readonly Event[],
): Promise<Date> {
  try {
    return await appendEvents(
      tx,
      stream,
      expectedVersion,
      events.map((event) => codec.encode(event)),
    );
  } catch (error) {
    if (findViolatedConstraint(error) === 'StoredEvent_pkey') {
      throw new ProblemError('stale_version');
    }
    throw error;
  }
}
