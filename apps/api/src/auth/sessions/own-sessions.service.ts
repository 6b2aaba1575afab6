/** Somebody's log-ins, as they see and end them. */
import { Inject, Injectable } from '@nestjs/common';
import type { OwnSession } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { PrismaService } from '../../common/database/prisma.service.js';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { SessionEndsService } from '../session-ends.service.js';

/** More than anybody has; what is beyond is ended with "all others". */
const MAX_LISTED = 100;

@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly ends: SessionEndsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those that a refresh could still prolong. */
  async list({ id, sessionId }: SignedInUser): Promise<OwnSession[]> {
    const found = await this.prisma.session.findMany({
      where: {
        userId: id,
        revokedAt: null,
        refreshTokens: { some: { rotatedAt: null, expiresAt: { gt: this.clock() } } },
      },
      select: { id: true, device: true, createdAt: true, lastUsedAt: true },
      orderBy: [{ lastUsedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
      take: MAX_LISTED,
    });
    return found
      .map(({ createdAt, lastUsedAt, ...session }) => ({
        ...session,
        createdAt: createdAt.toISOString(),
        lastUsedAt: (lastUsedAt ?? createdAt).toISOString(),
        isCurrent: session.id === sessionId,
      }))
      .sort((one, other) => other.lastUsedAt.localeCompare(one.lastUsedAt));
  }

  /** @throws ProblemError `session_not_found` also for one of somebody else's */
  async end({ id: userId }: SignedInUser, sessionId: string): Promise<void> {
    const { count } = await this.prisma.session.updateMany({
      where: { id: sessionId, userId, revokedAt: null },
      data: { revokedAt: this.clock() },
    });
    if (count === 0) throw new ProblemError('session_not_found');
    this.ends.announce({ userId, only: sessionId });
  }

  /** All but the one that asks. */
  async endOthers({ id: userId, sessionId }: SignedInUser): Promise<void> {
    await this.prisma.session.updateMany({
      where: { userId, revokedAt: null, id: { not: sessionId } },
      data: { revokedAt: this.clock() },
    });
    this.ends.announce({ userId, except: sessionId });
  }
}
