/** Everything that is kept about somebody, for themselves. */
import { Injectable } from '@nestjs/common';
import type { AccountExport } from '@lastseat/contracts';
import { PrismaService } from '../../common/database/prisma.service.js';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { OwnSessionsService } from '../sessions/own-sessions.service.js';
import { toUser, userColumns } from './to-user.js';

/** More than anybody books; bounds what one answer holds in memory. */
const MAX_BOOKINGS = 10_000;

@Injectable()
export class AccountExportService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly sessions: OwnSessionsService,
    private readonly secondFactor: SecondFactorService,
  ) {}

  /** @throws ProblemError `unauthenticated` when the account is gone */
  async export(user: SignedInUser): Promise<AccountExport> {
    const found = await this.prisma.user.findFirst({
      where: { id: user.id, deletedAt: null },
      select: {
        ...userColumns,
        createdAt: true,
        memberships: {
          select: { role: true, createdAt: true, organiser: { select: { name: true } } },
        },
        bookings: {
          select: {
            ...{ id: true, status: true, quantity: true, createdAt: true, cancelledAt: true },
            event: { select: { id: true, title: true, startsAt: true, venue: true } },
          },
          orderBy: { id: 'desc' },
          take: MAX_BOOKINGS,
        },
      },
    });
    if (!found) throw new ProblemError('unauthenticated');
    const { bookings, memberships, createdAt } = found;
    return {
      account: { ...toUser(found), createdAt: createdAt.toISOString() },
      bookings: bookings.map((booking) => ({
        ...booking,
        createdAt: booking.createdAt.toISOString(),
        cancelledAt: booking.cancelledAt?.toISOString() ?? null,
        event: { ...booking.event, startsAt: booking.event.startsAt.toISOString() },
      })),
      memberships: memberships.map((membership) => ({
        organiser: membership.organiser.name,
        role: membership.role,
        createdAt: membership.createdAt.toISOString(),
      })),
      sessions: await this.sessions.list(user),
      secondFactor: await this.secondFactor.describe(user.id),
    };
  }
}
