import type { Transaction } from '../../common/database/prisma.service.js';
import { ProblemError } from '../../common/http/problems/problem.js';

export interface LockedAccount {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
  emailVerifiedAt: Date | null;
}

/**
 * The account as it is until COMMIT. First of all in a transaction that changes an account: its codes,
 * links and log-ins are changed by one at a time. Bookings do not wait for it (NO KEY).
 * @throws ProblemError `unauthenticated` when it is gone
 */
export async function lockAccount(tx: Transaction, id: string): Promise<LockedAccount> {
  const [account] = await tx.$queryRaw<LockedAccount[]>`
    SELECT id, email, name, "passwordHash", "emailVerifiedAt" FROM "User"
    WHERE id = ${id}::uuid AND "deletedAt" IS NULL FOR NO KEY UPDATE`;
  if (!account) throw new ProblemError('unauthenticated');
  return account;
}
