import type { PrismaService } from '../../common/database/prisma.service.js';

export interface TriedVerification {
  id: string;
  email: string;
}

/**
 * Uses up one try of the account's code. One statement, committed before anybody compares: the row's lock
 * lets one after the other count, however many come at once.
 * @returns null when there is no code, or nothing left of it
 */
export async function countTry(
  prisma: PrismaService,
  userId: string,
  { now, maxTries }: { now: Date; maxTries: number },
): Promise<TriedVerification | null> {
  const [tried] = await prisma.$queryRaw<TriedVerification[]>`
    UPDATE "Verification" SET attempts = attempts + 1
    WHERE "userId" = ${userId}::uuid AND attempts < ${maxTries} AND "expiresAt" > ${now}
    RETURNING id, email`;
  return tried ?? null;
}
