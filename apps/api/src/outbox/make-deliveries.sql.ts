/** The raw SQL of deliveries that are made of what was read elsewhere, one named function for each statement. */
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import type { NewDelivery } from './pass-on.sql.js';

/**
 * Makes those that were never made before. In one statement, so there is no delivery without its note and no
 * note without its delivery. It takes the notes in the order of their ids: two that make the same ones at once wait for each other, and never in a circle.
 */
export async function makeDeliveriesOnce(
  tx: Transaction,
  deliveries: readonly Omit<NewDelivery, 'readerMails'>[],
): Promise<void> {
  await tx.$executeRaw`
    WITH new AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) AS new(
        id uuid, receiver text, "aggregateType" "AggregateType", "aggregateId" uuid, version int,
        part int, facts jsonb, "createdAt" timestamptz)
    ), made AS (
      INSERT INTO "MadeDelivery" (id) SELECT id FROM new ORDER BY id
      ON CONFLICT DO NOTHING RETURNING id
    )
    INSERT INTO "Delivery"
      (id, receiver, "aggregateType", "aggregateId", version, part, facts, "createdAt", "deadlineAt")
    SELECT id, receiver, "aggregateType", "aggregateId", version, part, facts, "createdAt",
           now() + interval '1 day'
    FROM new JOIN made USING (id) ORDER BY version, part`;
}

/** @returns how many notes it removed, `most` of them: there may be more */
export function forgetMade(
  database: Pick<PrismaService, '$executeRaw'>,
  madeBefore: Date,
  most: number,
): Promise<number> {
  return database.$executeRaw`
    DELETE FROM "MadeDelivery" WHERE id = ANY(ARRAY(
      SELECT id FROM "MadeDelivery" WHERE "madeAt" < ${madeBefore} ORDER BY "madeAt" LIMIT ${most}
    ))`;
}
