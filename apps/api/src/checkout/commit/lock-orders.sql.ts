/** The raw SQL of the locks of orders, and of what became of a transaction that had them. */
import { Prisma } from '../../../generated/prisma/client.js';
import { arrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';

/** How long a transaction waits for the lock, and how long it may be silent while it has it, in milliseconds. */
const LOCK_TIMEOUT_MS = '5000';

/**
 * THE lock of an order: from here to COMMIT nobody else decides about it. In the order of their ids, so that two
 * transactions with several never wait for each other in a circle. The limits are set by the same statement: see
 * `lockEvents` of the booking core.
 *
 * @param waits for those that somebody else has locked; if not, they are left out
 * @returns those that it has, and by what PostgreSQL knows this transaction
 */
export async function lockOrders(
  tx: Transaction,
  ids: readonly string[],
  waits: boolean,
): Promise<{ ids: string[]; transactionId: string | null }> {
  const rows = await tx.$queryRaw<{ id: string; transactionId: string }[]>`
    SELECT id, pg_current_xact_id()::text AS "transactionId"
    FROM (
      SELECT set_config('lock_timeout', ${LOCK_TIMEOUT_MS}, true),
             set_config('idle_in_transaction_session_timeout', ${LOCK_TIMEOUT_MS}, true)
    ) AS limits
    CROSS JOIN "Order" WHERE id = ANY(${arrayLiteral(ids)}::uuid[])
    ORDER BY id
    FOR NO KEY UPDATE OF "Order" ${waits ? Prisma.empty : Prisma.sql`SKIP LOCKED`}`;
  return { ids: rows.map(({ id }) => id), transactionId: rows[0]?.transactionId ?? null };
}

/** Which of those that {@link lockOrders} left out are there: somebody else has them. */
export async function listExistingOrders(
  tx: Transaction,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Order" WHERE id = ANY(${arrayLiteral(ids)}::uuid[])`;
  return rows.map(({ id }) => id);
}

/** Which of these transactions was committed; null: none of them. */
export async function findCommitted(
  tx: Transaction,
  transactionIds: readonly string[],
): Promise<string | null> {
  const [committed] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM unnest(${arrayLiteral(transactionIds)}::text[]) AS sent(id)
    WHERE pg_xact_status(id::xid8) = 'committed'`;
  return committed?.id ?? null;
}
