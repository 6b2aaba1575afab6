/**
 * The authenticator app of an account.
 *
 * What must stay true: an app that has not yet shown a right code is asked for none, so nobody is shut out
 * by a code that was never scanned. A code is good once, and so is none from before it.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { RecoveryCodes, TotpSetup } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../common/database/transaction.js';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { lockAccount } from '../account/lock-account.sql.js';
import { PasswordCheckService } from '../account/password-check.service.js';
import { ConfirmationsService } from '../confirmations.service.js';
import { VerifiedAccountsService } from '../verified-accounts.service.js';
import { RecoveryCodesService } from './recovery-codes.service.js';
import { SealService } from './seal.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { describeTotp, findTotpStep, makeTotpSecret } from './totp.js';

@Injectable()
export class TotpService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly passwordCheck: PasswordCheckService,
    private readonly confirmations: ConfirmationsService,
    private readonly verifiedAccounts: VerifiedAccountsService,
    private readonly seals: SealService,
    private readonly secondFactor: SecondFactorService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly outbox: OutboxService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A new secret, in the place of one that was begun and never confirmed.
   * @throws ProblemError `email_not_verified`, `confirmation_required`, `invalid_credentials`, and
   *   `totp_is_on`
   */
  async begin(user: SignedInUser, password: string): Promise<TotpSetup> {
    const { id } = user;
    await this.verifiedAccounts.require(id);
    return this.passwordCheck.checkAndRun(user, password, async (tx, { email }) => {
      const before = await tx.totpSecret.findUnique({ where: { userId: id } });
      if (before?.confirmedAt) throw new ProblemError('totp_is_on');
      await tx.totpSecret.deleteMany({ where: { userId: id } });
      const secret = makeTotpSecret();
      const sealed = this.seals.seal(secret, id);
      await tx.totpSecret.create({ data: { userId: id, secret: sealed, createdAt: this.clock() } });
      return describeTotp(secret, email);
    });
  }

  /**
   * From now on the app is asked for. Who has another factor shows that as well: this app may have been
   * begun before there was one.
   * @throws ProblemError `confirmation_required`, and `invalid_code`, also when nothing was begun
   */
  async confirm(user: SignedInUser, code: string): Promise<RecoveryCodes> {
    const { id } = user;
    const recoveryCodes = await runTransaction(
      this.prisma,
      async (tx) => {
        await lockAccount(tx, id);
        await this.confirmations.require(user, tx);
        const isRight = await this.useCode(tx, id, code, { isConfirmed: false });
        if (!isRight) throw new ProblemError('invalid_code');
        const data = { confirmedAt: this.clock() };
        await tx.totpSecret.update({ where: { userId: id }, data });
        await this.confirmations.note(tx, user);
        const codes = await this.recoveryCodes.begin(tx, id);
        await this.secondFactor.tell(tx, id, 'totp-added');
        return codes;
      },
      onceLimits,
    );
    this.outbox.wake();
    return { recoveryCodes };
  }

  /** @throws ProblemError `confirmation_required`, `invalid_credentials`, and `factor_not_found` */
  async remove(user: SignedInUser, password: string): Promise<void> {
    const { id } = user;
    await this.passwordCheck.checkAndRun(user, password, async (tx) => {
      const where = { userId: id, confirmedAt: { not: null } };
      const { count } = await tx.totpSecret.deleteMany({ where });
      if (count === 0) throw new ProblemError('factor_not_found');
      await this.secondFactor.endIfLast(tx, id);
      await this.secondFactor.tell(tx, id, 'totp-removed');
    });
  }

  /**
   * Whether the code is right, which it is once: under the account's lock, so of two at once one is.
   * @param isConfirmed false: of an app that is being set up
   */
  async useCode(
    tx: Transaction,
    userId: string,
    code: string,
    { isConfirmed }: { isConfirmed: boolean },
  ): Promise<boolean> {
    const kept = await tx.totpSecret.findUnique({ where: { userId } });
    if (!kept || (kept.confirmedAt !== null) !== isConfirmed) return false;
    const secret = this.seals.open(kept.secret, userId);
    const step = secret && findTotpStep(secret, code, this.clock());
    if (step === null || step <= (kept.lastStep ?? 0)) return false;
    await tx.totpSecret.update({ where: { userId }, data: { lastStep: step } });
    return true;
  }
}
