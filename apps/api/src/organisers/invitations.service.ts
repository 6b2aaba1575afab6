/** How somebody becomes a member: never without having accepted. */
import { Inject, Injectable } from '@nestjs/common';
import type {
  InvitationOffer,
  InviteMemberInput,
  MadeInvitation,
  OwnOrganiser,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { ActivityService, change } from '../activity/activity.service.js';
import { ConfirmationsService } from '../auth/confirmations.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { hashToken } from '../common/config/derived-keys.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { InvitationMailsService } from './invitation-mails.service.js';
import { lockOrganiser } from './lock-organiser.sql.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { invitationColumns, toInvitation } from './to-invitation.js';

const INVITATION_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly activity: ActivityService,
    private readonly confirmations: ConfirmationsService,
    private readonly outbox: OutboxService,
    private readonly mails: InvitationMailsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Whether the address has an account or not: nobody learns that here. A second invitation of an
   * address takes the place of the first, whose token is worth nothing then.
   * @throws ProblemError `organiser_not_found`, `forbidden`, `confirmation_required`, `already_member`
   */
  async invite(
    actor: ActingUser,
    organiserId: string,
    { email, role }: InviteMemberInput,
  ): Promise<MadeInvitation> {
    const id = newId();
    const token = this.mails.deriveToken(id);
    const made = await this.inTransaction(async (tx) => {
      await lockOrganiser(tx, organiserId);
      await this.memberships.requireWithin(tx, actor, { organiserId }, 'members.change');
      await this.confirmations.require(actor, tx);
      await refuseMember(tx, organiserId, { email });
      const now = this.clock();
      await removeReplaced(tx, organiserId, { email, now });
      await this.activity.record(tx, actor, {
        organiserId,
        action: 'member.invited',
        changes: { email: change(null, email), role: change(null, role) },
      });
      const invitation = await tx.invitation.create({
        data: {
          id,
          organiserId,
          email,
          role,
          tokenHash: hashToken(token),
          invitedById: actor.id,
          createdAt: now,
          expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
        },
        select: invitationColumns,
      });
      const organiser = { aggregateType: 'organiser', aggregateId: organiserId } as const;
      const fact = { type: 'organiser.memberInvited', invitationId: invitation.id } as const;
      await this.outbox.append(tx, organiser, [fact]);
      return invitation;
    });
    this.outbox.wake();
    return { ...toInvitation(made), token };
  }

  /** @throws ProblemError `organiser_not_found`, `forbidden`, `invitation_not_found` */
  async withdraw(actor: ActingUser, organiserId: string, invitationId: string): Promise<void> {
    await this.inTransaction(async (tx) => {
      await lockOrganiser(tx, organiserId);
      await this.memberships.requireWithin(tx, actor, { organiserId }, 'members.change');
      const where = { id: invitationId, organiserId };
      const invitation = await tx.invitation.findFirst({ where, select: invitationColumns });
      if (!invitation) throw new ProblemError('invitation_not_found');
      await tx.invitation.delete({ where: { id: invitationId } });
      await this.activity.record(tx, actor, {
        organiserId,
        action: 'invitation.withdrawn',
        changes: { email: change(invitation.email, null), role: change(invitation.role, null) },
      });
    });
  }

  /**
   * For everybody who has the token.
   * @throws ProblemError `invitation_not_found`
   */
  async getOffer(token: string): Promise<InvitationOffer> {
    const invitation = await this.database.read((database) =>
      database.invitation.findUnique({
        where: { tokenHash: hashToken(token), expiresAt: { gt: this.clock() } },
        select: {
          role: true,
          expiresAt: true,
          organiser: { select: { slug: true, name: true } },
        },
      }),
    );
    if (!invitation) throw new ProblemError('invitation_not_found');
    return { ...invitation, expiresAt: invitation.expiresAt.toISOString() };
  }

  /**
   * Makes whoever is signed in and has the token a member. It works once.
   * @throws ProblemError `invitation_not_found`, `already_member`
   */
  async accept(actor: ActingUser, token: string): Promise<OwnOrganiser> {
    const where = { tokenHash: hashToken(token), expiresAt: { gt: this.clock() } };
    return this.inTransaction(async (tx) => {
      const asked = await tx.invitation.findUnique({ where, select: { organiserId: true } });
      if (!asked) throw new ProblemError('invitation_not_found');
      const { organiserId } = asked;
      await lockOrganiser(tx, organiserId);
      // Again under the lock: it may have been accepted or withdrawn while we waited.
      const invitation = await tx.invitation.findUnique({
        where,
        select: { id: true, role: true },
      });
      if (!invitation) throw new ProblemError('invitation_not_found');
      await refuseMember(tx, organiserId, { id: actor.id });
      const { id, role } = invitation;
      await tx.invitation.delete({ where: { id } });
      await tx.member.create({ data: { organiserId, userId: actor.id, role } });
      await this.activity.record(tx, actor, {
        organiserId,
        action: 'member.joined',
        changes: { person: change(null, actor.id), role: change(null, role) },
      });
      const organiser = await tx.organiser.findUniqueOrThrow({
        where: { id: organiserId },
        select: {
          id: true,
          slug: true,
          name: true,
          text: true,
          requiresSecondFactor: true,
          weeksAhead: true,
        },
      });
      return { ...organiser, role };
    });
  }

  private inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return runTransaction(this.prisma, work, onceLimits);
  }
}

/** @throws ProblemError `already_member` */
async function refuseMember(
  tx: Transaction,
  organiserId: string,
  user: { email: string } | { id: string },
): Promise<void> {
  const member = await tx.member.findFirst({
    where: { organiserId, user },
    select: { userId: true },
  });
  if (member) throw new ProblemError('already_member');
}

/** With them go those that nobody can accept any more. */
async function removeReplaced(
  tx: Transaction,
  organiserId: string,
  { email, now }: { email: string; now: Date },
): Promise<void> {
  const replaced = [{ email }, { expiresAt: { lte: now } }];
  await tx.invitation.deleteMany({ where: { organiserId, OR: replaced } });
}
