import { secondStepMethods, type SecondStepMethod } from '@lastseat/contracts';
import type { Transaction } from '../../common/database/prisma.service.js';

type Factors = Pick<Transaction, 'totpSecret' | 'passkey'>;

/** By what the account can take a second step; none where a password is enough. */
export async function listMethods(tx: Factors, userId: string): Promise<SecondStepMethod[]> {
  const hasTotp = (await findTotpSince(tx, userId)) !== null;
  const hasPasskey = (await tx.passkey.findFirst({ where: { userId } })) !== null;
  return secondStepMethods.filter((method) => (method === 'totp' ? hasTotp : hasPasskey));
}

/** Since when an app is asked for its codes. */
export async function findTotpSince(
  tx: Pick<Factors, 'totpSecret'>,
  userId: string,
): Promise<Date | null> {
  const found = await tx.totpSecret.findUnique({ where: { userId } });
  return found?.confirmedAt ?? null;
}
