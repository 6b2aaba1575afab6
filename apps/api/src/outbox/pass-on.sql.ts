/** The raw SQL of the way from the outbox to the deliveries, one named function for each statement. */
import { arrayLiteral, numberArrayLiteral } from '../common/database/array-literal.js';
import type { Transaction } from '../common/database/prisma.service.js';
import type { Delivery, OutboxMessage } from './receiver.js';

/** Any number that nobody else locks. */
const TURN_LOCK = 7_301_115;

/** A process that freezes in the midst of its turn loses the connection, and with it the turn. */
const IDLE_TIMEOUT_MS = 5_000;

/** A message as the row has it: what its facts are is not known yet. */
export type StoredMessage = Omit<OutboxMessage, 'facts'> & { facts: unknown };

/** What is to be delivered, to whom. */
export type NewDelivery = Omit<Delivery, 'recipientId'> & { receiver: string };

/**
 * One process at a time passes messages on, or a later message of an aggregate could be passed on before an
 * earlier one. Nobody waits for the turn: whoever has it does the work. It ends with the transaction.
 */
export async function takeTurn(tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw<{ isOurs: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${TURN_LOCK}) AS "isOurs",
           set_config('idle_in_transaction_session_timeout', ${String(IDLE_TIMEOUT_MS)}, true)`;
  return rows[0]?.isOurs ?? false;
}

/** What is taken in one turn. The facts of a full batch are some 30 kB, those of one booking 150 bytes. */
const MOST_MESSAGES = 500;
const ENOUGH_BYTES = 1_000_000;

/**
 * The lowest version of each aggregate first. A statement of its own after the turn was taken: it must see
 * what the turn before has passed on.
 *
 * @param putOffIds aggregates that are left out
 */
export async function listMessages(
  tx: Transaction,
  putOffIds: readonly string[],
): Promise<{ messages: StoredMessage[]; isMore: boolean }> {
  const rows = await tx.$queryRaw<(StoredMessage & { found: number })[]>`
    SELECT "aggregateType", "aggregateId", version, facts, "createdAt", found FROM (
      SELECT *, count(*) OVER ()::int AS found,
             sum(pg_column_size(facts)) OVER earlier - pg_column_size(facts) AS "bytesBefore"
      FROM (
        SELECT * FROM "OutboxMessage"
        WHERE "aggregateId" <> ALL(${arrayLiteral(putOffIds)}::uuid[])
        ORDER BY "aggregateType", "aggregateId", version LIMIT ${MOST_MESSAGES}
      ) AS message
      WINDOW earlier AS (ORDER BY "aggregateType", "aggregateId", version)
    ) AS measured
    WHERE "bytesBefore" < ${ENOUGH_BYTES}
    ORDER BY "aggregateType", "aggregateId", version`;
  const found = rows[0]?.found ?? 0;
  return {
    messages: rows.map(({ found: _, ...message }) => message),
    isMore: found === MOST_MESSAGES || rows.length < found,
  };
}

/**
 * The messages go, and what is to be delivered of them comes: both or neither. LATERAL with LIMIT: one look
 * into the key for each, however many are there.
 */
export async function exchangeForDeliveries(
  tx: Transaction,
  messages: readonly StoredMessage[],
  deliveries: readonly NewDelivery[],
): Promise<void> {
  await tx.$executeRaw`
    WITH passed AS (
      DELETE FROM "OutboxMessage" WHERE ctid = ANY(ARRAY(
        SELECT message.ctid FROM unnest(
          ${arrayLiteral(messages.map(({ aggregateType }) => aggregateType))}::"AggregateType"[],
          ${arrayLiteral(messages.map(({ aggregateId }) => aggregateId))}::uuid[],
          ${numberArrayLiteral(messages.map(({ version }) => version))}::int[]
        ) AS key(type, id, version)
        CROSS JOIN LATERAL (
          SELECT ctid FROM "OutboxMessage"
          WHERE "aggregateType" = key.type AND "aggregateId" = key.id AND version = key.version
          LIMIT 1
        ) AS message
      ))
    )
    INSERT INTO "Delivery"
      (id, receiver, "aggregateType", "aggregateId", version, part, facts, "createdAt", "readerMails",
       "deadlineAt")
    SELECT id, receiver, "aggregateType", "aggregateId", version, part, facts, "createdAt", "readerMails",
           now() + interval '1 day'
    FROM jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) AS new(
      id uuid, receiver text, "aggregateType" "AggregateType", "aggregateId" uuid, version int,
      part int, facts jsonb, "createdAt" timestamptz, "readerMails" boolean)`;
}
