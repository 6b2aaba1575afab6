/**
 * Asks for the second factor again before what is dangerous: whoever has got hold of a log-in that is open,
 * and even of the password, does nothing of it. It is asked once in ten minutes, in each log-in; a log-in
 * that began with the second factor has just shown it.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { listMethods } from './second-factor/list-methods.js';

export const CONFIRMATION_MS = 10 * 60_000;

/** Which log-in of whom. */
type LogIn = Pick<SignedInUser, 'id' | 'sessionId'>;

type Factors = Pick<Transaction, 'session' | 'totpSecret' | 'passkey'>;

@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asks nothing of accounts without a second factor. No lock holds what it has seen: a confirmation that
   * runs out a moment later was good when it was asked.
   * @throws ProblemError `confirmation_required`
   */
  async require(logIn: LogIn, tx: Factors = this.prisma): Promise<void> {
    const hasFactor = (await listMethods(tx, logIn.id)).length > 0;
    if (hasFactor) await this.requireRecent(logIn, tx);
  }

  /**
   * The same of what is only for those who have a second factor.
   * @throws ProblemError `second_factor_required`, `confirmation_required`
   */
  async requireFactor(logIn: LogIn, tx: Factors): Promise<void> {
    const hasFactor = (await listMethods(tx, logIn.id)).length > 0;
    if (!hasFactor)
      throw new ProblemError('second_factor_required', 'Set up a second factor first');
    await this.requireRecent(logIn, tx);
  }

  private async requireRecent({ id, sessionId }: LogIn, tx: Factors): Promise<void> {
    const from = new Date(this.clock().getTime() - CONFIRMATION_MS);
    const where = { id: sessionId, userId: id, revokedAt: null, confirmedAt: { gt: from } };
    const confirmed = await tx.session.findFirst({ where, select: { id: true } });
    if (!confirmed) throw new ProblemError('confirmation_required');
  }

  /** The second factor was shown in this log-in. */
  async note(tx: Pick<Transaction, 'session'>, { id, sessionId }: LogIn): Promise<void> {
    const where = { id: sessionId, userId: id };
    await tx.session.updateMany({ where, data: { confirmedAt: this.clock() } });
  }
}
