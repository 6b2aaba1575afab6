/** Who is added by hand. */
import { v7 as newId } from 'uuid';
import type { PrismaService } from '../common/database/prisma.service.js';

export interface NewcomerWanted {
  eventId: string;
  email: string;
  name: string;
  quantity: number;
  overCapacity: boolean;
}

/**
 * The account that has the address, or a guest's that is made for it: by one statement, so that of two who add
 * the same address at once neither fails. A guest is made only where there is a seat at this moment, or
 * every refusal would leave an account behind.
 * @returns null when there is no account, and no reason to make one
 */
export async function findOrMakePerson(
  database: Pick<PrismaService, '$queryRaw'>,
  { eventId, email, name, quantity, overCapacity }: NewcomerWanted,
): Promise<string | null> {
  const [row] = await database.$queryRaw<{ id: string }[]>`
    WITH made AS (
      INSERT INTO "User" (id, email, name)
      SELECT ${newId()}::uuid, ${email}, ${name} FROM "Event"
      WHERE id = ${eventId}::uuid AND status = 'scheduled'
        AND (${overCapacity} OR "remainingTickets" >= ${quantity})
      ON CONFLICT (email) WHERE "emailVerifiedAt" IS NOT NULL OR "passwordHash" IS NULL DO NOTHING
      RETURNING id
    )
    SELECT id FROM "User"
    WHERE email = ${email} AND ("emailVerifiedAt" IS NOT NULL OR "passwordHash" IS NULL)
    UNION ALL
    SELECT id FROM made`;
  return row?.id ?? null;
}
