/**
 * The second step of a log-in, which stands between a right password and a session; and the same code asked
 * for again within one.
 */
import { Injectable } from '@nestjs/common';
import type { SecondStep, TakeSecondStepInput } from '@lastseat/contracts';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../common/database/transaction.js';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { lockAccount, type LockedAccount } from '../account/lock-account.sql.js';
import { ConfirmationsService } from '../confirmations.service.js';
import { fingerprint } from './challenge-signer.js';
import { listMethods } from './list-methods.js';
import { LogInChallenges, type LogInChallenge } from './log-in-challenges.js';
import { RecoveryCodesService } from './recovery-codes.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { isTotpCode } from './is-totp-code.js';
import { TotpService } from './totp.service.js';

@Injectable()
export class SecondStepsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly challenges: LogInChallenges,
    private readonly secondFactor: SecondFactorService,
    private readonly totp: TotpService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly confirmations: ConfirmationsService,
    private readonly outbox: OutboxService,
  ) {}

  /** Under the account's lock, once the password was right. Null: it is enough. */
  async find(tx: Transaction, userId: string, passwordHash: string): Promise<SecondStep | null> {
    const methods = await listMethods(tx, userId);
    if (methods.length === 0) return null;
    const { challenge, expiresAt } = this.challenges.issue(userId, passwordHash);
    return { challenge, methods, expiresAt: expiresAt.toISOString() };
  }

  /**
   * What tries are counted by. A new password begins a new count: who had found out the old one can keep
   * the owner out no longer.
   * @throws ProblemError `challenge_expired`
   */
  getSubject(challenge: string): string {
    const { userId, password } = this.read(challenge);
    return `${userId} ${password}`;
  }

  /** @throws ProblemError `challenge_expired` */
  read(challenge: string): LogInChallenge {
    const read = this.challenges.read(challenge);
    if (!read) throw new ProblemError('challenge_expired');
    return read;
  }

  /**
   * Takes the step, under the account's lock.
   * @throws ProblemError `invalid_code`, and `challenge_expired` when the password was changed meanwhile
   */
  async take(
    tx: Transaction,
    { id, passwordHash }: LockedAccount,
    { challenge, code }: TakeSecondStepInput,
  ): Promise<void> {
    const { password } = this.read(challenge);
    if (passwordHash === null || fingerprint(passwordHash) !== password) {
      throw new ProblemError('challenge_expired');
    }
    await this.useCode(tx, id, code);
  }

  /**
   * Shows within a session that it still is them.
   * @throws ProblemError `invalid_code`
   */
  async confirm(user: SignedInUser, code: string): Promise<void> {
    const work = async (tx: Transaction) => {
      await lockAccount(tx, user.id);
      await this.useCode(tx, user.id, code);
      await this.confirmations.note(tx, user);
    };
    await runTransaction(this.prisma, work, onceLimits);
    this.outbox.wake();
  }

  /** Under the account's lock: of two at once one is right. */
  private async useCode(tx: Transaction, id: string, code: string): Promise<void> {
    if (isTotpCode(code)) {
      if (await this.totp.useCode(tx, id, code, { isConfirmed: true })) return;
    } else if (await this.recoveryCodes.use(tx, id, code)) {
      return this.secondFactor.tell(tx, id, 'recovery-code-used');
    }
    throw new ProblemError('invalid_code');
  }
}
