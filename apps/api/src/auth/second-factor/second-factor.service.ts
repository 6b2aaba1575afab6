/** What an account has beside its password, and what is told when it changes. */
import { Injectable } from '@nestjs/common';
import type { RecoveryCodes, SecondFactor, SecondFactorChange } from '@lastseat/contracts';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { PasswordCheckService } from '../account/password-check.service.js';
import { findTotpSince, listMethods } from './list-methods.js';
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
      findTotpSince(this.prisma, userId),
      this.prisma.passkey.findMany({ where: { userId }, orderBy: { id: 'asc' } }),
      this.prisma.recoveryCode.count({ where: { userId } }),
    ]);
    return {
      totp: totp && { since: totp.toISOString() },
      passkeys: passkeys.map(toPasskey),
      recoveryCodesLeft,
    };
  }

  /**
   * Those from before are good no more.
   * @throws ProblemError `confirmation_required`, `invalid_credentials`, and `factor_not_found` where a password is enough
   */
  async replaceRecoveryCodes(user: SignedInUser, password: string): Promise<RecoveryCodes> {
    const { id } = user;
    return this.passwordCheck.checkAndRun(user, password, async (tx) => {
      const methods = await listMethods(tx, id);
      if (methods.length === 0) throw new ProblemError('factor_not_found');
      const recoveryCodes = await this.recoveryCodes.replace(tx, id);
      await this.tell(tx, id, 'recovery-codes-replaced');
      return { recoveryCodes };
    });
  }

  /** After a factor was removed: without any, recovery codes would recover nothing. */
  async endIfLast(tx: Transaction, userId: string): Promise<void> {
    const methods = await listMethods(tx, userId);
    if (methods.length === 0) await this.recoveryCodes.end(tx, userId);
  }

  tell(tx: Transaction, userId: string, change: SecondFactorChange): Promise<void> {
    const account = { aggregateType: 'account', aggregateId: userId } as const;
    return this.outbox.append(tx, account, [{ type: 'account.secondFactorChanged', change }]);
  }
}
