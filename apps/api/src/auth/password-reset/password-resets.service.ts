/**
 * A new password for whoever can read the mail of the address. A guest, who never had one, comes to an
 * account the same way: the mail proves the address.
 *
 * What must stay true: nobody learns from the answer, nor from its time, whether there is an account. So
 * the request is answered before anybody looks, and the work is done after it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Fact, ResetPasswordInput } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { findViolatedConstraint } from '../../common/database/database-errors.js';
import { hashToken } from '../../common/config/derived-keys.js';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../common/database/transaction.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { BoundedQueue } from '../../common/jobs/bounded-queue.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { AddressesService } from '../addresses.service.js';
import { lockAccount } from '../account/lock-account.sql.js';
import { DerivedSecrets } from '../derived-secrets.js';
import { hashPassword } from '../password.js';
import { requireUnguessable } from '../password-policy.js';
import { PasswordQueue } from '../password-queue.js';
import { SessionEndsService } from '../session-ends.service.js';

const RESET_MS = 30 * 60_000;
/** Between one mail and the next: a stranger must not fill somebody's inbox. */
const RESET_PAUSE_MS = 60_000;

/** Few at once: nobody waits for them, and bookings want the connections. */
const requestLimits = { atOnce: 2, maxWaiting: 1_000, maxWaitMs: 60_000 };

@Injectable()
export class PasswordResetsService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(PasswordResetsService.name);
  private readonly queue = new BoundedQueue(requestLimits);
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly prisma: PrismaService,
    private readonly outbox: OutboxService,
    private readonly secrets: DerivedSecrets,
    private readonly passwords: PasswordQueue,
    private readonly ends: SessionEndsService,
    private readonly addresses: AddressesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Sends a link to the address if it is anybody's. Returns at once, and never fails. */
  request(email: string): void {
    // Not before the answer is written: what is behind it must not make it later.
    const work = nextTurn()
      .then(() => this.queue.run(() => this.begin(email)))
      .catch((error: unknown) =>
        this.logger.warn(`A password reset was not begun: ${String(error)}`),
      )
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  /** What was answered with 202 is done before the process ends. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /**
   * The password is another one, the address is proved, and every log-in is ended.
   * @throws ProblemError `invalid_token`, in the same words whatever was wrong, and `invalid_request` for a
   * password that is easy to guess: the link works on then
   */
  async confirm(input: ResetPasswordInput): Promise<void> {
    // Looked for first: hashing is dear, and not for whoever makes tokens up.
    await this.getOpen(this.prisma, input.token);
    const passwordHash = await this.passwords.run(() => hashPassword(input.password));
    const userId = await this.proveAndChange(input, passwordHash);
    this.outbox.wake();
    this.ends.announce({ userId });
  }

  private async begin(email: string): Promise<void> {
    const { holder, claim } = await this.addresses.find(email);
    const userId = (holder ?? claim)?.id;
    if (userId === undefined) return;
    await runTransaction(
      this.prisma,
      async (tx) => {
        await lockAccount(tx, userId);
        const now = this.clock();
        const last = await tx.passwordReset.findUnique({ where: { userId } });
        if (last && now.getTime() - last.createdAt.getTime() < RESET_PAUSE_MS) return;
        await tx.passwordReset.deleteMany({ where: { userId } });
        const id = newId();
        const tokenHash = hashToken(this.secrets.deriveToken(id));
        const expiresAt = new Date(now.getTime() + RESET_MS);
        await tx.passwordReset.create({
          data: { id, userId, tokenHash, createdAt: now, expiresAt },
        });
        await this.tell(tx, userId, { type: 'account.passwordResetRequested', resetId: id });
      },
      onceLimits,
    );
    this.outbox.wake();
  }

  private async proveAndChange(input: ResetPasswordInput, passwordHash: string): Promise<string> {
    try {
      const work = (tx: Transaction) => this.complete(tx, input, passwordHash);
      return await runTransaction(this.prisma, work, onceLimits);
    } catch (error) {
      // Another account has proved the address since the link went there.
      const isTaken = findViolatedConstraint(error) === 'User_held_email_key';
      if (isTaken) throw new ProblemError('invalid_token');
      throw error;
    }
  }

  private async complete(
    tx: Transaction,
    { token, password }: ResetPasswordInput,
    passwordHash: string,
  ): Promise<string> {
    const { id, userId } = await this.getOpen(tx, token);
    const account = await lockAccount(tx, userId);
    requireUnguessable('password', password, account);
    // Of two at once the second one finds it gone.
    const { count } = await tx.passwordReset.deleteMany({ where: { id } });
    if (count === 0) throw new ProblemError('invalid_token');
    const now = this.clock();
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, emailVerifiedAt: account.emailVerifiedAt ?? now },
    });
    await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
    // One for another address is of who was in the account before, and an access token lives on for a while.
    await tx.verification.deleteMany({ where: { userId } });
    await this.tell(tx, userId, { type: 'account.passwordChanged' });
    return userId;
  }

  private async getOpen(tx: Pick<Transaction, 'passwordReset'>, token: string) {
    const where = { tokenHash: hashToken(token), expiresAt: { gt: this.clock() } };
    const open = await tx.passwordReset.findFirst({ where });
    if (!open) throw new ProblemError('invalid_token');
    return open;
  }

  private tell(tx: Transaction, userId: string, fact: Fact) {
    return this.outbox.append(tx, { aggregateType: 'account', aggregateId: userId }, [fact]);
  }
}
