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

/**
 * The lowest version of each aggregate first. A statement of its own after the turn was taken: it must see
 * what the turn before has passed on.
 *
 * @param putOffIds aggregates that are left out
 */
export function listMessages(
  tx: Transaction,
  putOffIds: readonly string[],
  limit: number,
): Promise<StoredMessage[]> {
  return tx.$queryRaw<StoredMessage[]>`
    SELECT "aggregateType", "aggregateId", version, facts, "createdAt" FROM "OutboxMessage"
    WHERE "aggregateId" <> ALL(${arrayLiteral(putOffIds)}::uuid[])
    ORDER BY "aggregateType", "aggregateId", version LIMIT ${limit}`;
}

/** The messages go, and what is to be delivered of them comes: both or neither. */
export async function exchangeForDeliveries(
  tx: Transaction,
  messages: readonly StoredMessage[],
  deliveries: readonly NewDelivery[],
): Promise<void> {
  await tx.$executeRaw`
    WITH passed AS (
      DELETE FROM "OutboxMessage" AS message
      USING unnest(
        ${arrayLiteral(messages.map(({ aggregateType }) => aggregateType))}::"AggregateType"[],
        ${arrayLiteral(messages.map(({ aggregateId }) => aggregateId))}::uuid[],
        ${numberArrayLiteral(messages.map(({ version }) => version))}::int[]
      ) AS key(type, id, version)
      WHERE message."aggregateType" = key.type AND message."aggregateId" = key.id
        AND message.version = key.version
    )
    INSERT INTO "Delivery"
      (id, receiver, "aggregateType", "aggregateId", version, part, facts, "createdAt", "deadlineAt")
    SELECT id, receiver, "aggregateType", "aggregateId", version, part, facts, "createdAt",
           now() + interval '1 day'
    FROM jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) AS new(
      id uuid, receiver text, "aggregateType" "AggregateType", "aggregateId" uuid, version int,
      part int, facts jsonb, "createdAt" timestamptz)`;
}
