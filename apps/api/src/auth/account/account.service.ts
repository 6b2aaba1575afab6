/** What people change about their own account. */
import { Inject, Injectable } from '@nestjs/common';
import type {
  ChangeEmailInput,
  ChangePasswordInput,
  UpdateAccountInput,
  User,
} from '@lastseat/contracts';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../common/database/transaction.js';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { hashPassword } from '../password.js';
import { requireUnguessable } from '../password-policy.js';
import { PasswordQueue } from '../password-queue.js';
import { SessionEndsService } from '../session-ends.service.js';
import { StillTiedError, TiesService } from '../ties.service.js';
import { VerificationsService } from '../verification/verifications.service.js';
import { eraseAccount } from './erase-account.sql.js';
import { lockAccount } from './lock-account.sql.js';
import { PasswordCheckService } from './password-check.service.js';
import { toUser, userColumns } from './to-user.js';

/** Of the erasing, each after what held it up was ended. */
const MOST_TRIES = 5;

@Injectable()
export class AccountService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly outbox: OutboxService,
    private readonly passwords: PasswordQueue,
    private readonly passwordCheck: PasswordCheckService,
    private readonly verifications: VerificationsService,
    private readonly ends: SessionEndsService,
    private readonly ties: TiesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async rename({ id }: SignedInUser, { name }: UpdateAccountInput): Promise<User> {
    const work = async (tx: Transaction) => {
      await lockAccount(tx, id);
      return tx.user.update({ where: { id }, data: { name }, select: userColumns });
    };
    return toUser(await runTransaction(this.prisma, work, onceLimits));
  }

  /**
   * Ends every other log-in: whoever knew the old password may be in one.
   * @throws ProblemError `confirmation_required`, `invalid_credentials`, and `invalid_request` for one that
   *   is easy to guess
   */
  async changePassword(
    user: SignedInUser,
    { currentPassword, newPassword }: ChangePasswordInput,
  ): Promise<void> {
    const { id, sessionId } = user;
    const before = await this.passwordCheck.check(user, currentPassword);
    const passwordHash = await this.passwords.run(() => hashPassword(newPassword));
    await this.passwordCheck.runWith(id, before, async (tx, account) => {
      requireUnguessable('newPassword', newPassword, account);
      await tx.user.update({ where: { id }, data: { passwordHash } });
      // A link that is on its way by mail would undo it.
      await tx.passwordReset.deleteMany({ where: { userId: id } });
      await tx.session.updateMany({
        where: { userId: id, revokedAt: null, id: { not: sessionId } },
        data: { revokedAt: this.clock() },
      });
      const told = { aggregateType: 'account', aggregateId: id } as const;
      await this.outbox.append(tx, told, [{ type: 'account.passwordChanged' }]);
    });
    this.ends.announce({ userId: id, except: sessionId });
  }

  /**
   * Sends a code to the new address, which is the account's once the code has come back. Whether somebody
   * else has it is told only then, to who can read its mail.
   * @throws ProblemError `confirmation_required`, `invalid_credentials`, and `too_many_requests` within a minute of the last code
   */
  async changeEmail(user: SignedInUser, { email, password }: ChangeEmailInput): Promise<void> {
    await this.passwordCheck.checkAndRun(user, password, (tx) =>
      this.verifications.begin(tx, user.id, email),
    );
  }

  /**
   * What is personal goes for good. Bookings stay, without a name: a count must not change, and books
   * have to be kept. Waits end, and offers go to the next in line.
   * @throws ProblemError `confirmation_required`, `invalid_credentials`, `busy`, and `last_owner` where an organiser would
   *   have none
   */
  async erase(user: SignedInUser, password: string): Promise<void> {
    const { id } = user;
    const before = await this.passwordCheck.check(user, password);
    await this.eraseUntied(id, before);
    this.outbox.wake();
    this.ends.announce({ userId: id });
  }

  /** Nobody who is gone holds up a line: its end is a command of the core, so it comes before, and once more. */
  private async eraseUntied(id: string, passwordHash: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await runTransaction(
          this.prisma,
          (tx) => this.eraseIn(tx, id, passwordHash),
          onceLimits,
        );
      } catch (error) {
        if (!(error instanceof StillTiedError)) throw error;
        // Whoever joins as fast as they leave has another window open.
        if (tries === MOST_TRIES) throw new ProblemError('busy');
        await this.ties.endAll(id);
      }
    }
  }

  private async eraseIn(tx: Transaction, id: string, passwordHash: string): Promise<void> {
    await eraseAccount(tx, id, { passwordHash, now: this.clock() });
    await this.ties.requireNone(tx, id);
    const account = { aggregateType: 'account', aggregateId: id } as const;
    await this.outbox.append(tx, account, [{ type: 'account.deleted' }]);
  }
}
