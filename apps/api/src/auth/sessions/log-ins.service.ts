/** How somebody who gave the right password comes to a session. */
import { Injectable } from '@nestjs/common';
import type { User } from '@lastseat/contracts';
import { PrismaService } from '../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../common/database/transaction.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { lockAccount } from '../account/lock-account.sql.js';
import { SessionsService, type OpenSession } from '../sessions.service.js';

interface LogIn {
  /** As `describeDevice` names it. */
  device: string | null;
  /** That the password was compared with. */
  passwordHash: string;
  /** The same, or a newer form of it that takes its place. */
  nextHash: string;
}

@Injectable()
export class LogInsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly sessions: SessionsService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Under the account's lock, so a password that was changed since it was compared opens nothing: the
   * change has ended all log-ins, and would not know of this one.
   * @throws ProblemError `invalid_credentials` then
   */
  async begin(user: User, { device, passwordHash, nextHash }: LogIn): Promise<OpenSession> {
    const session = await runTransaction(
      this.prisma,
      async (tx) => {
        const account = await lockAccount(tx, user.id);
        if (account.passwordHash !== passwordHash) throw new ProblemError('invalid_credentials');
        if (nextHash !== passwordHash) {
          await tx.user.update({ where: { id: user.id }, data: { passwordHash: nextHash } });
        }
        // As long as rows of sessions are kept: a week after their last use.
        const seen = { userId: user.id, device };
        const isKnown = (await tx.session.findFirst({ where: seen })) !== null;
        const opened = await this.sessions.startSession(user, device, tx);
        if (!isKnown) {
          const told = { aggregateType: 'account', aggregateId: user.id } as const;
          const { sessionId } = opened;
          await this.outbox.append(tx, told, [
            { type: 'account.signedInFromNewDevice', sessionId },
          ]);
        }
        return opened;
      },
      onceLimits,
    );
    this.outbox.wake();
    return session;
  }
}
