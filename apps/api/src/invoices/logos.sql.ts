/** The one logo of an organiser. It is in the main database, wherever the books are. */
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import type { Logo } from './encode-logo.js';

export async function findLogo(
  database: Pick<PrismaService, 'organiserLogo'>,
  organiserId: string,
): Promise<Logo | null> {
  const row = await database.organiserLogo.findUnique({
    where: { organiserId },
    select: { width: true, height: true, bytes: true },
  });
  return row && { ...row, bytes: Buffer.from(row.bytes) };
}

/** Of two at once the later one stays. */
export async function writeLogo(
  tx: Transaction,
  organiserId: string,
  { width, height, bytes }: Logo,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "OrganiserLogo" ("organiserId", width, height, bytes)
    VALUES (${organiserId}::uuid, ${width}, ${height}, ${bytes})
    ON CONFLICT ("organiserId") DO UPDATE
    SET width = EXCLUDED.width, height = EXCLUDED.height, bytes = EXCLUDED.bytes`;
}

/** @returns whether there was one */
export async function deleteLogo(tx: Transaction, organiserId: string): Promise<boolean> {
  const { count } = await tx.organiserLogo.deleteMany({ where: { organiserId } });
  return count > 0;
}
