/** The raw SQL of what comes into the outbox. Batches of the booking core write theirs: `commit-batch.sql.ts`. */
import type { AggregateType, Fact } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import type { Transaction } from '../common/database/prisma.service.js';

/** Those whose row counts its messages. A transfer tells two things at most: see `transfers.sql.ts`. */
export type CountedAggregateType = Exclude<AggregateType, 'transfer'>;

/** Whose column `version` counts the messages. */
const tables = {
  event: Prisma.sql`"Event"`,
  account: Prisma.sql`"User"`,
  organiser: Prisma.sql`"Organiser"`,
  order: Prisma.sql`"Order"`,
} satisfies Record<CountedAggregateType, Prisma.Sql>;

/**
 * Takes the aggregate's row lock until COMMIT: so the messages of one aggregate are committed in the order
 * of their versions.
 *
 * @returns whether there is such an aggregate
 */
export async function appendMessage(
  tx: Transaction,
  aggregateType: CountedAggregateType,
  aggregateId: string,
  facts: readonly Fact[],
): Promise<boolean> {
  const appended = await tx.$executeRaw`
    WITH raised AS (
      UPDATE ${tables[aggregateType]} SET version = version + 1
      WHERE id = ${aggregateId}::uuid RETURNING version
    )
    INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
    SELECT ${aggregateType}::"AggregateType", ${aggregateId}::uuid, version,
           ${JSON.stringify(facts)}::json
    FROM raised`;
  return appended === 1;
}
