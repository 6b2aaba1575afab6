/** The raw SQL of the line: only batches that may serve somebody, or are about the line, run it. */
import { Prisma } from '../../../generated/prisma/client.js';
import { arrayLiteral, numberArrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import type { LineQuestion } from '../domain/line-questions.js';
import {
  byPlace,
  type KnownLine,
  type LineMove,
  type WaitlistEntry,
  type WaitlistSettings,
} from '../domain/waitlist-line.js';
import { newId } from '../new-id.js';

export interface ReadLine {
  settings: WaitlistSettings;
  line: KnownLine;
}

type SettingsRow = WaitlistSettings & { id: string; waitlistTail: number };
type EntryRow = Omit<WaitlistEntry, 'nextBookingId'> & { isHead: boolean };

/** Statements of their own after the lock: see `readKnownBookings`. @returns by event */
export async function readLines(
  tx: Transaction,
  questions: readonly LineQuestion[],
): Promise<Map<string, ReadLine>> {
  const rows = await selectSettings(tx, questions);
  const entries = await selectEntries(tx, questions);
  const headsOf = new Map(questions.map(({ eventId, heads }) => [eventId, heads]));
  return new Map(
    rows.map(({ id, waitlistTail: tail, ...settings }) => {
      const own = entries.filter(({ eventId }) => eventId === id);
      const heads = own
        .filter(({ isHead }) => isHead)
        .map(toEntry)
        .sort(byPlace);
      const named = own.filter(({ isHead }) => !isHead).map(toEntry);
      const isWhole = heads.length < headsOf.get(id)!;
      return [id, { settings, line: { heads, named, isWhole, tail } }];
    }),
  );
}

const toEntry = ({ isHead: _, ...entry }: EntryRow): WaitlistEntry => ({
  ...entry,
  nextBookingId: newId(),
});

function selectSettings(
  tx: Transaction,
  questions: readonly LineQuestion[],
): Promise<SettingsRow[]> {
  return tx.$queryRaw<SettingsRow[]>`
    SELECT id, "waitlistMode", "isWaitlistPaused", "offerMinutes", "waitlistClosesAt", "waitlistTail"
    FROM "Event" WHERE id = ANY(${arrayLiteral(questions.map(({ eventId }) => eventId))}::uuid[])`;
}

const entryColumns = Prisma.sql`
  id, "eventId", "userId", quantity, status, priority, position, "bookingId", "joinedAt", "endedAt"`;

/** In no order. LATERAL with LIMIT: one look into an index for each, whatever the estimates. */
function selectEntries(tx: Transaction, questions: readonly LineQuestion[]): Promise<EntryRow[]> {
  const ofUsers = questions.flatMap(({ eventId, userIds }) =>
    userIds.map((userId) => ({ eventId, userId })),
  );
  const named = questions.flatMap(({ eventId, entryIds }) =>
    entryIds.map((entryId) => ({ eventId, entryId })),
  );
  return tx.$queryRaw<EntryRow[]>`
    (SELECT true AS "isHead", head.* FROM unnest(
       ${arrayLiteral(questions.map(({ eventId }) => eventId))}::uuid[],
       ${numberArrayLiteral(questions.map(({ heads }) => heads))}::int[]
     ) AS given("eventId", heads)
     CROSS JOIN LATERAL (
       SELECT ${entryColumns} FROM "WaitlistEntry" WHERE "eventId" = given."eventId" AND status = 'waiting'
       ORDER BY priority DESC, position LIMIT given.heads
     ) AS head)
    UNION ALL
    (SELECT false, own.* FROM unnest(
       ${arrayLiteral(ofUsers.map(({ eventId }) => eventId))}::uuid[],
       ${arrayLiteral(ofUsers.map(({ userId }) => userId))}::uuid[]
     ) AS given("eventId", "userId")
     CROSS JOIN LATERAL (
       SELECT ${entryColumns} FROM "WaitlistEntry"
       WHERE "eventId" = given."eventId" AND "userId" = given."userId" AND status = 'waiting' LIMIT 1
     ) AS own)
    UNION ALL
    (SELECT false, named.* FROM unnest(
       ${arrayLiteral(named.map(({ eventId }) => eventId))}::uuid[],
       ${arrayLiteral(named.map(({ entryId }) => entryId))}::uuid[]
     ) AS given("eventId", id)
     CROSS JOIN LATERAL (
       SELECT ${entryColumns} FROM "WaitlistEntry" WHERE "eventId" = given."eventId" AND id = given.id LIMIT 1
     ) AS named)`;
}

/**
 * Those of them who have no account any more. Who has one keeps it until COMMIT: an account that is being
 * erased is waited for, and one that is to be erased finds who has joined. It waits for no event's lock.
 */
export async function lockJoining(tx: Transaction, userIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "User" WHERE id = ANY(${arrayLiteral([...userIds])}::uuid[]) AND "deletedAt" IS NULL
    ORDER BY id FOR KEY SHARE`;
  const there = new Set(rows.map(({ id }) => id));
  return userIds.filter((id) => !there.has(id));
}

/**
 * Beside `writeBookings`, whose statement stays that of a sale. The count is relative, as those are: were
 * the lock ever missing, its CHECK would refuse.
 * @returns the number of rows that were changed of those that waited: fewer when somebody wrote without
 *   the lock
 */
export async function writeLines(tx: Transaction, moves: readonly LineMove[]): Promise<number> {
  await updateWaitingCounts(tx, moves);
  const joined = moves.flatMap((move) => move.joined);
  if (joined.length > 0) await insertEntries(tx, joined);
  const changed = moves.flatMap((move) => move.changed);
  return changed.length > 0 ? updateEntries(tx, changed) : 0;
}

async function updateWaitingCounts(tx: Transaction, moves: readonly LineMove[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Event" AS event
    SET "waitingCount" = "waitingCount" + moved.waiting, "waitlistTail" = moved.tail
    FROM unnest(
      ${arrayLiteral(moves.map(({ eventId }) => eventId))}::uuid[],
      ${numberArrayLiteral(moves.map(({ waiting }) => waiting))}::int[],
      ${numberArrayLiteral(moves.map(({ tail }) => tail))}::int[]
    ) AS moved("eventId", waiting, tail)
    WHERE event.id = moved."eventId"`;
}

async function insertEntries(tx: Transaction, entries: readonly WaitlistEntry[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "WaitlistEntry"
      (id, "eventId", "userId", quantity, status, priority, position, "bookingId", "joinedAt", "endedAt")
    SELECT id, "eventId", "userId", quantity, status::"WaitlistStatus", priority, position, "bookingId",
           "joinedAt", "endedAt"
    FROM ${unnestEntries(entries)}`;
}

async function updateEntries(tx: Transaction, entries: readonly WaitlistEntry[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE "WaitlistEntry" AS entry
    SET status = done.status::"WaitlistStatus", priority = done.priority,
        "bookingId" = done."bookingId", "endedAt" = done."endedAt"
    FROM ${unnestEntries(entries)}
    WHERE entry."eventId" = done."eventId" AND entry.id = done.id AND entry.status = 'waiting'`;
}

const unnestEntries = (entries: readonly WaitlistEntry[]) => Prisma.sql`
  unnest(
    ${arrayLiteral(entries.map(({ id }) => id))}::uuid[],
    ${arrayLiteral(entries.map(({ eventId }) => eventId))}::uuid[],
    ${arrayLiteral(entries.map(({ userId }) => userId))}::uuid[],
    ${numberArrayLiteral(entries.map(({ quantity }) => quantity))}::int[],
    ${arrayLiteral(entries.map(({ status }) => status))}::text[],
    ${numberArrayLiteral(entries.map(({ priority }) => priority))}::int[],
    ${numberArrayLiteral(entries.map(({ position }) => position))}::int[],
    ${arrayLiteral(entries.map(({ bookingId }) => bookingId))}::uuid[],
    ${arrayLiteral(entries.map(({ joinedAt }) => joinedAt.toISOString()))}::timestamptz[],
    ${arrayLiteral(entries.map(({ endedAt }) => endedAt?.toISOString() ?? null))}::timestamptz[]
  ) AS done(id, "eventId", "userId", quantity, status, priority, position, "bookingId", "joinedAt", "endedAt")`;
