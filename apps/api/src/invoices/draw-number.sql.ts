import type { Transaction } from '../common/database/prisma.service.js';

/**
 * The next number of the organiser's year. Its row stays locked until COMMIT, so that who rolls back gives the
 * number back and nobody was given the one behind it: hence no gap and no double. To be called **last** of all
 * that may wait for somebody, since every other document of the organiser waits for us from here on. What
 * follows writes rows that are nobody else's.
 */
export async function drawNumber(
  tx: Transaction,
  organiserId: string,
  year: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ sequence: number }[]>`
    INSERT INTO "InvoiceLedger" AS ledger ("organiserId", year, "lastSequence")
    VALUES (${organiserId}::uuid, ${year}, 1)
    ON CONFLICT ("organiserId", year) DO UPDATE SET "lastSequence" = ledger."lastSequence" + 1
    RETURNING "lastSequence" AS sequence`;
  return row!.sequence;
}
