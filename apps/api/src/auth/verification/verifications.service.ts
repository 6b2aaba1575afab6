/**
 * Proofs that an address is somebody's, by a code of six digits that goes there.
 *
 * What must stay true: an account has one code at a time, with five tries. A try is counted before it is
 * compared, by one statement, so a thousand tries at once are five as well.
 */
import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { verificationPauseSeconds, type Fact, type User } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { findViolatedConstraint } from '../../common/database/database-errors.js';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../common/database/transaction.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { lockAccount } from '../account/lock-account.sql.js';
import { toUser, userColumns } from '../account/to-user.js';
import { DerivedSecrets } from '../derived-secrets.js';
import { countTry } from './count-try.sql.js';

const CODE_MS = 15 * 60_000;
const MAX_TRIES = 5;
const PAUSE_MS = verificationPauseSeconds * 1_000;

@Injectable()
export class VerificationsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly outbox: OutboxService,
    private readonly secrets: DerivedSecrets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The address that is to be proved by a code which still works in time; null where none is. */
  async findOpen(userId: string): Promise<string | null> {
    const where = { userId, expiresAt: { gt: this.clock() } };
    const open = await this.prisma.verification.findUnique({ where, select: { email: true } });
    return open?.email ?? null;
  }

  /**
   * Where the next code would go.
   * @throws ProblemError `unauthenticated` when the account is gone
   */
  async getAddress(userId: string): Promise<string> {
    const account = await this.prisma.user.findFirst({
      where: { id: userId, deletedAt: null },
      select: { email: true, verification: { select: { email: true } } },
    });
    if (!account) throw new ProblemError('unauthenticated');
    return account.verification?.email ?? account.email;
  }

  /**
   * Sends another code, to the address that is to be proved. Nothing where none is.
   * @throws ProblemError `too_many_requests` within a minute of the last one, `unauthenticated`
   */
  async resend(userId: string): Promise<void> {
    const work = async (tx: Transaction) => {
      const account = await lockAccount(tx, userId);
      const open = await tx.verification.findUnique({ where: { userId } });
      // One that is open may be about a new address; one that has run out is about the account's again.
      const isOpen = open !== null && open.expiresAt > this.clock();
      if (!isOpen && account.emailVerifiedAt !== null) return;
      await this.begin(tx, userId, isOpen ? open.email : account.email);
    };
    await runTransaction(this.prisma, work, onceLimits);
    this.outbox.wake();
  }

  /**
   * Ends the code that is open and sends one to `email`. Under the account's lock.
   * @param facts what is told in the same message, before
   * @throws ProblemError `too_many_requests` within a minute of the last one
   */
  async begin(
    tx: Transaction,
    userId: string,
    email: string,
    facts: readonly Fact[] = [],
  ): Promise<void> {
    const now = this.clock();
    const last = await tx.verification.findUnique({ where: { userId } });
    const waitMs = last ? last.createdAt.getTime() + PAUSE_MS - now.getTime() : 0;
    if (waitMs > 0) {
      const numbers = { retryAfterSeconds: Math.ceil(waitMs / 1000) };
      throw new ProblemError('too_many_requests', 'A code was sent less than a minute ago', {
        numbers,
      });
    }
    await tx.verification.deleteMany({ where: { userId } });
    const id = newId();
    const expiresAt = new Date(now.getTime() + CODE_MS);
    await tx.verification.create({ data: { id, userId, email, createdAt: now, expiresAt } });
    const account = { aggregateType: 'account', aggregateId: userId } as const;
    const requested: Fact = { type: 'account.verificationRequested', verificationId: id };
    await this.outbox.append(tx, account, [...facts, requested]);
  }

  /**
   * The address that the code went to is proved, and the account's from now on.
   * @throws ProblemError `invalid_code`, in the same words whatever was wrong, and `email_taken` where
   * somebody else has proved it since the code went there
   */
  async confirm(userId: string, code: string): Promise<User> {
    const tried = await countTry(this.prisma, userId, {
      now: this.clock(),
      maxTries: MAX_TRIES,
    });
    const isRight =
      tried !== null &&
      timingSafeEqual(Buffer.from(code), Buffer.from(this.secrets.deriveCode(tried.id)));
    if (!isRight) throw new ProblemError('invalid_code');
    try {
      const work = (tx: Transaction) => this.prove(tx, userId, tried);
      return await runTransaction(this.prisma, work, onceLimits);
    } catch (error) {
      if (findViolatedConstraint(error) === 'User_held_email_key')
        throw new ProblemError('email_taken');
      throw error;
    } finally {
      this.outbox.wake();
    }
  }

  private async prove(
    tx: Transaction,
    userId: string,
    { id, email }: { id: string; email: string },
  ): Promise<User> {
    const before = await lockAccount(tx, userId);
    // Gone meanwhile: used by another request, or ended by a newer code.
    const { count } = await tx.verification.deleteMany({ where: { id } });
    if (count === 0) throw new ProblemError('invalid_code');
    const user = await tx.user.update({
      where: { id: userId },
      data: { email, emailVerifiedAt: this.clock() },
      select: userColumns,
    });
    // An address that was only claimed may be a stranger's, who is not to be told of this account.
    if (before.email !== email && before.emailVerifiedAt !== null) {
      const account = { aggregateType: 'account', aggregateId: userId } as const;
      await this.outbox.append(tx, account, [
        { type: 'account.emailChanged', before: before.email },
      ]);
    }
    return toUser(user);
  }
}
