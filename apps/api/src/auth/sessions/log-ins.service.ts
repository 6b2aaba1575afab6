/** How somebody who has shown who they are comes to a session. */
import { Injectable } from '@nestjs/common';
import type { SecondStep, TakeSecondStepInput, User } from '@lastseat/contracts';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../common/database/transaction.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { lockAccount, type LockedAccount } from '../account/lock-account.sql.js';
import { toUser, userColumns } from '../account/to-user.js';
import { ConfirmationsService } from '../confirmations.service.js';
import { SecondStepsService } from '../second-factor/second-steps.service.js';
import { SessionsService, type OpenSession } from '../sessions.service.js';

interface LogIn {
  /** As `describeDevice` names it. */
  device: string | null;
  /** That the password was compared with. */
  passwordHash: string;
  /** The same, or a newer form of it that takes its place. */
  nextHash: string;
}

/** A session, or what is asked for before there is one. */
export type Begun = { session: OpenSession } | { secondStep: SecondStep };

@Injectable()
export class LogInsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly sessions: SessionsService,
    private readonly secondSteps: SecondStepsService,
    private readonly confirmations: ConfirmationsService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Under the account's lock, so a password that was changed since it was compared opens nothing: the
   * change has ended all log-ins, and would not know of this one.
   * @throws ProblemError `invalid_credentials` then
   */
  begin(user: User, { device, passwordHash, nextHash }: LogIn): Promise<Begun> {
    return this.withAccount(user.id, async (tx, account) => {
      if (account.passwordHash !== passwordHash) throw new ProblemError('invalid_credentials');
      if (nextHash !== passwordHash) {
        await tx.user.update({ where: { id: user.id }, data: { passwordHash: nextHash } });
      }
      const secondStep = await this.secondSteps.find(tx, user.id, nextHash);
      return secondStep ? { secondStep } : { session: await this.startSession(tx, user, device) };
    });
  }

  /** @throws ProblemError `challenge_expired`, and `invalid_code` */
  takeSecondStep(input: TakeSecondStepInput, device: string | null): Promise<OpenSession> {
    const { userId } = this.secondSteps.read(input.challenge);
    return this.open(userId, device, (tx, account) => this.secondSteps.take(tx, account, input));
  }

  /**
   * By the second factor: it counts as shown in this log-in.
   * @param prove throws unless it is them, under the account's lock
   */
  open(
    userId: string,
    device: string | null,
    prove: (tx: Transaction, account: LockedAccount) => Promise<void>,
  ): Promise<OpenSession> {
    return this.withAccount(userId, async (tx, account) => {
      await prove(tx, account);
      const where = { id: userId };
      const user = await tx.user.findUniqueOrThrow({ where, select: userColumns });
      const opened = await this.startSession(tx, toUser(user), device);
      await this.confirmations.note(tx, { id: userId, sessionId: opened.sessionId });
      return opened;
    });
  }

  private async withAccount<T>(
    userId: string,
    work: (tx: Transaction, account: LockedAccount) => Promise<T>,
  ): Promise<T> {
    const done = await runTransaction(
      this.prisma,
      async (tx) => work(tx, await lockAccount(tx, userId)),
      onceLimits,
    );
    this.outbox.wake();
    return done;
  }

  private async startSession(
    tx: Transaction,
    user: User,
    device: string | null,
  ): Promise<OpenSession> {
    // As long as rows of sessions are kept: a week after their last use.
    const seen = { userId: user.id, device };
    const isKnown = (await tx.session.findFirst({ where: seen })) !== null;
    const opened = await this.sessions.startSession(user, device, tx);
    if (!isKnown) {
      const told = { aggregateType: 'account', aggregateId: user.id } as const;
      const { sessionId } = opened;
      await this.outbox.append(tx, told, [{ type: 'account.signedInFromNewDevice', sessionId }]);
    }
    return opened;
  }
}
