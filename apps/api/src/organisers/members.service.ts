/** Who works for an organiser, and as what. */
import { Inject, Injectable } from '@nestjs/common';
import type { Member, MemberList, MemberRole } from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { ConfirmationsService } from '../auth/confirmations.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { lockOrganiser } from './lock-organiser.sql.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { invitationColumns, toInvitation } from './to-invitation.js';

@Injectable()
export class MembersService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly activity: ActivityService,
    private readonly confirmations: ConfirmationsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The members, and whoever was asked and has not answered yet. */
  async list(user: SignedInUser, organiserId: string): Promise<MemberList> {
    await this.memberships.require(user, { organiserId }, 'members.read');
    return this.database.read(async ({ member, invitation }) => {
      const members = await member.findMany({
        where: { organiserId },
        select: memberColumns,
        orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
      });
      const invitations = await invitation.findMany({
        where: { organiserId, expiresAt: { gt: this.clock() } },
        select: invitationColumns,
        orderBy: { id: 'asc' },
      });
      return { data: members.map(toMember), invitations: invitations.map(toInvitation) };
    });
  }

  /**
   * @throws ProblemError `organiser_not_found`, `forbidden`, `confirmation_required`, `member_not_found`,
   *   `last_owner`
   */
  async changeRole(
    actor: ActingUser,
    organiserId: string,
    userId: string,
    role: MemberRole,
  ): Promise<Member> {
    return this.underLock(organiserId, async (tx) => {
      await this.memberships.requireWithin(tx, actor, { organiserId }, 'members.change');
      await this.confirmations.require(actor, tx);
      const before = await getMember(tx, organiserId, userId);
      if (before.role === role) return before;
      if (before.role === 'owner') await endOwnership(tx, organiserId, userId);
      await this.activity.record(tx, actor, {
        organiserId,
        action: 'member.changed',
        changes: { person: change(userId, userId), role: change(before.role, role) },
      });
      const where = { organiserId_userId: { organiserId, userId } };
      const after = await tx.member.update({ where, data: { role }, select: memberColumns });
      return toMember(after);
    });
  }

  /**
   * Takes the user out. Owners may take out everybody, and everybody may leave.
   * @throws ProblemError `organiser_not_found`, `forbidden`, `confirmation_required`, `member_not_found`,
   *   `last_owner`
   */
  async remove(actor: ActingUser, organiserId: string, userId: string): Promise<void> {
    // What every member may: then strangers still learn nothing.
    const action = actor.id === userId ? 'events.read' : 'members.change';
    await this.underLock(organiserId, async (tx) => {
      await this.memberships.requireWithin(tx, actor, { organiserId }, action);
      await this.confirmations.require(actor, tx);
      const { role } = await getMember(tx, organiserId, userId);
      if (role === 'owner') await endOwnership(tx, organiserId, userId);
      await this.activity.record(tx, actor, {
        organiserId,
        action: 'member.removed',
        changes: { person: change(userId, null), role: change(role, null) },
      });
      await tx.member.delete({ where: { organiserId_userId: { organiserId, userId } } });
    });
  }

  /** Of two owners who take each other out at once, the second is none any more when its turn comes. */
  private underLock<T>(organiserId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return runTransaction(
      this.prisma,
      async (tx) => {
        await lockOrganiser(tx, organiserId);
        return work(tx);
      },
      onceLimits,
    );
  }
}

const memberColumns = {
  userId: true,
  role: true,
  createdAt: true,
  user: { select: { name: true, email: true } },
} as const;

interface MemberRow extends Pick<Member, 'userId' | 'role'> {
  createdAt: Date;
  user: Pick<Member, 'name' | 'email'>;
}

function toMember({ userId, role, createdAt, user: { name, email } }: MemberRow): Member {
  return { userId, name, email, role, createdAt: createdAt.toISOString() };
}

async function getMember(tx: Transaction, organiserId: string, userId: string): Promise<Member> {
  const where = { organiserId_userId: { organiserId, userId } };
  const member = await tx.member.findUnique({ where, select: memberColumns });
  if (!member) throw new ProblemError('member_not_found');
  return toMember(member);
}

/** With it go the invitations that this owner made: nobody comes back by one of them. */
async function endOwnership(tx: Transaction, organiserId: string, userId: string): Promise<void> {
  const owners = await tx.member.count({ where: { organiserId, role: 'owner' } });
  if (owners <= 1) throw new ProblemError('last_owner');
  await tx.invitation.deleteMany({ where: { organiserId, invitedById: userId } });
}
