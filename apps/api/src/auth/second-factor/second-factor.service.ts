/** What an account has beside its password, and what is told when it changes. */
import { Injectable } from '@nestjs/common';
import {
  secondStepMethods,
  type RecoveryCodes,
  type SecondFactor,
  type SecondFactorChange,
  type SecondStepMethod,
} from '@lastseat/contracts';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { PasswordCheckService } from '../account/password-check.service.js';
import { toPasskey } from './passkeys/passkey-rows.js';
import { RecoveryCodesService } from './recovery-codes.service.js';

@Injectable()
export class SecondFactorService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly passwordCheck: PasswordCheckService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly outbox: OutboxService,
  ) {}

  async describe(userId: string): Promise<SecondFactor> {
    const [totp, passkeys, recoveryCodesLeft] = await Promise.all([
      findConfirmed(this.prisma, userId),
      this.prisma.passkey.findMany({ where: { userId }, orderBy: { id: 'asc' } }),
      this.prisma.recoveryCode.count({ where: { userId } }),
    ]);
    return {
      totp: totp && { since: totp.toISOString() },
      passkeys: passkeys.map(toPasskey),
      recoveryCodesLeft,
    };
  }

  /** By what the account can take a second step; none where a password is enough. */
  async listMethods(tx: Transaction, userId: string): Promise<SecondStepMethod[]> {
    const hasTotp = (await findConfirmed(tx, userId)) !== null;
    const hasPasskey = (await tx.passkey.findFirst({ where: { userId } })) !== null;
    return secondStepMethods.filter((method) => (method === 'totp' ? hasTotp : hasPasskey));
  }

  /**
   * Those from before are good no more.
   * @throws ProblemError `invalid_credentials`, and `factor_not_found` where a password is enough
   */
  async replaceRecoveryCodes({ id }: SignedInUser, password: string): Promise<RecoveryCodes> {
    return this.passwordCheck.checkAndRun(id, password, async (tx) => {
      const methods = await this.listMethods(tx, id);
      if (methods.length === 0) throw new ProblemError('factor_not_found');
      const recoveryCodes = await this.recoveryCodes.replace(tx, id);
      await this.tell(tx, id, 'recovery-codes-replaced');
      return { recoveryCodes };
    });
  }

  /** After a factor was removed: without any, recovery codes would recover nothing. */
  async endIfLast(tx: Transaction, userId: string): Promise<void> {
    const methods = await this.listMethods(tx, userId);
    if (methods.length === 0) await this.recoveryCodes.end(tx, userId);
  }

  tell(tx: Transaction, userId: string, change: SecondFactorChange): Promise<void> {
    const account = { aggregateType: 'account', aggregateId: userId } as const;
    return this.outbox.append(tx, account, [{ type: 'account.secondFactorChanged', change }]);
  }
}

/** Since when an app is asked for its codes. */
async function findConfirmed(
  tx: Pick<Transaction, 'totpSecret'>,
  userId: string,
): Promise<Date | null> {
  const found = await tx.totpSecret.findUnique({ where: { userId } });
  return found?.confirmedAt ?? null;
}
