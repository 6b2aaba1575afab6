import { Injectable } from '@nestjs/common';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../common/database/transaction.js';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { ConfirmationsService } from '../confirmations.service.js';
import { isPasswordRight } from '../password.js';
import { PasswordQueue } from '../password-queue.js';
import { lockAccount, type LockedAccount } from './lock-account.sql.js';

/**
 * Asks somebody who is signed in for the password again, before what could not be undone; and for the
 * second factor, of who has one.
 */
@Injectable()
export class PasswordCheckService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly passwords: PasswordQueue,
    private readonly confirmations: ConfirmationsService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * @returns the hash that it was compared with: who changes the account on the strength of it looks,
   * under the account's lock, whether it still is the same
   * @throws ProblemError `confirmation_required`, and `invalid_credentials`
   */
  async check(who: SignedInUser, password: string): Promise<string> {
    await this.confirmations.require(who);
    const user = await this.prisma.user.findUnique({
      where: { id: who.id },
      select: { passwordHash: true },
    });
    const hash = user?.passwordHash ?? null;
    const isRight = await this.passwords.run(() => isPasswordRight(password, hash));
    if (hash === null || !isRight) throw new ProblemError('invalid_credentials', 'Wrong password');
    return hash;
  }

  /**
   * Does `work` under the account's lock, for an account whose password still is the one that was checked.
   * @throws ProblemError `invalid_credentials` when it is not, and whatever `work` throws
   */
  async runWith<T>(
    userId: string,
    passwordHash: string,
    work: (tx: Transaction, account: LockedAccount) => Promise<T>,
  ): Promise<T> {
    const done = await runTransaction(
      this.prisma,
      async (tx) => {
        const account = await lockAccount(tx, userId);
        if (account.passwordHash !== passwordHash) throw new ProblemError('invalid_credentials');
        return work(tx, account);
      },
      onceLimits,
    );
    this.outbox.wake();
    return done;
  }

  /** Both of them: for what asks for the password and needs no other work in between. */
  async checkAndRun<T>(
    who: SignedInUser,
    password: string,
    work: (tx: Transaction, account: LockedAccount) => Promise<T>,
  ): Promise<T> {
    return this.runWith(who.id, await this.check(who, password), work);
  }
}
