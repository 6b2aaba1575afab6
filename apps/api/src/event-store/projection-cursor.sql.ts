/** How far a read model has followed the events. Its row is beside the read model, and moves with it. */
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';

/** 0: it has not begun. */
export async function readCursor(
  views: Pick<PrismaService, '$queryRaw'>,
  name: string,
): Promise<bigint> {
  const [row] = await views.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM "ProjectionCursor" WHERE name = ${name}`;
  return row?.position ?? 0n;
}

/**
 * Of two that want to move it from the same place, the second waits for the first one's COMMIT.
 * @returns whether it was still there, and is moved
 */
export async function moveCursor(
  tx: Pick<Transaction, '$executeRaw'>,
  name: string,
  { after, upTo }: { after: bigint; upTo: bigint },
): Promise<boolean> {
  const moved = await tx.$executeRaw`
    INSERT INTO "ProjectionCursor" AS cursor (name, position) VALUES (${name}, ${upTo})
    ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE cursor.position = ${after}`;
  return moved > 0;
}
