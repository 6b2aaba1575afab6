/** Who sells: organisers, as everyone and as their members see them. */
import { Injectable } from '@nestjs/common';
import {
  idSchema,
  type CreateOrganiserInput,
  type DemandSecondFactorInput,
  type Organiser,
  type OwnOrganiser,
  type UpdateOrganiserInput,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import type { Prisma } from '../../generated/prisma/client.js';
import { ActivityService, change } from '../activity/activity.service.js';
import { ConfirmationsService } from '../auth/confirmations.service.js';
import { VerifiedAccountsService } from '../auth/verified-accounts.service.js';
import { findViolatedConstraint } from '../common/database/database-errors.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { lockOrganiser } from './lock-organiser.sql.js';
import { MembershipsService } from '../memberships/memberships.service.js';

/** More than anybody works for, and a page of those that an admin sees. */
const MAX_LISTED = 500;

@Injectable()
export class OrganisersService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly activity: ActivityService,
    private readonly verifiedAccounts: VerifiedAccountsService,
    private readonly confirmations: ConfirmationsService,
  ) {}

  /**
   * Whoever makes one is its first owner.
   * @throws ProblemError `email_not_verified`, `slug_taken`
   */
  async create(actor: ActingUser, input: CreateOrganiserInput): Promise<OwnOrganiser> {
    await this.verifiedAccounts.require(actor.id);
    const organiser = { ...input, id: newId() };
    const { id: organiserId } = organiser;
    await orSlugTaken(
      runTransaction(
        this.prisma,
        async (tx) => {
          await tx.organiser.create({ data: organiser });
          await tx.member.create({ data: { organiserId, userId: actor.id, role: 'owner' } });
          await this.activity.record(tx, actor, { organiserId, action: 'organiser.created' });
        },
        onceLimits,
      ),
    );
    return { ...organiser, requiresSecondFactor: false, weeksAhead: 8, role: 'owner' };
  }

  /** Those that the user is a member of, with the own role. An admin sees all, as an owner. */
  async listOwn(user: SignedInUser): Promise<OwnOrganiser[]> {
    const isAdmin = user.role === 'admin';
    const found = await this.database.read(({ organiser }) =>
      organiser.findMany({
        where: isAdmin ? {} : { members: { some: { userId: user.id } } },
        select: {
          ...publicColumns,
          requiresSecondFactor: true,
          weeksAhead: true,
          members: { where: { userId: user.id }, select: { role: true } },
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: MAX_LISTED,
      }),
    );
    return found.map(({ members: [member], ...organiser }) => ({
      ...organiser,
      role: isAdmin ? 'owner' : member!.role,
    }));
  }

  /**
   * As everyone sees it.
   * @param slugOrId no slug looks like an id
   * @throws ProblemError `organiser_not_found`
   */
  async getPublic(slugOrId: string): Promise<Organiser> {
    const where = idSchema.safeParse(slugOrId).success ? { id: slugOrId } : { slug: slugOrId };
    const found = await this.database.read(({ organiser }) =>
      organiser.findUnique({ where, select: publicColumns }),
    );
    if (!found) throw new ProblemError('organiser_not_found');
    return found;
  }

  /** @throws ProblemError `organiser_not_found`, `forbidden`, `slug_taken` */
  async update(
    actor: ActingUser,
    organiserId: string,
    input: UpdateOrganiserInput,
  ): Promise<Organiser> {
    await this.memberships.require(actor, { organiserId }, 'organiser.edit');
    return orSlugTaken(
      runTransaction(
        this.prisma,
        async (tx) => {
          await lockOrganiser(tx, organiserId);
          const where = { id: organiserId };
          const select = { ...publicColumns, weeksAhead: true };
          const { weeksAhead, ...before } = await tx.organiser.findUniqueOrThrow({ where, select });
          const changes = compare({ ...before, weeksAhead }, input);
          if (Object.keys(changes).length === 0) return before;
          await this.activity.record(tx, actor, {
            organiserId,
            action: 'organiser.edited',
            changes,
          });
          return tx.organiser.update({ where, data: input, select: publicColumns });
        },
        onceLimits,
      ),
    );
  }

  /**
   * From now on nobody acts for the organiser who has no second factor, or everybody may again. An owner
   * who would be shut out alone cannot ask for it.
   * @throws ProblemError `organiser_not_found`, `forbidden`, `second_factor_required`,
   *   `confirmation_required`
   */
  async demandSecondFactor(
    actor: ActingUser,
    organiserId: string,
    { requiresSecondFactor }: DemandSecondFactorInput,
  ): Promise<void> {
    const work = async (tx: Transaction) => {
      await lockOrganiser(tx, organiserId);
      await this.memberships.requireWithin(tx, actor, { organiserId }, 'members.change');
      await this.confirmations.requireFactor(actor, tx);
      const where = { id: organiserId };
      const select = { requiresSecondFactor: true };
      const before = await tx.organiser.findUniqueOrThrow({ where, select });
      if (before.requiresSecondFactor === requiresSecondFactor) return;
      await tx.organiser.update({ where, data: { requiresSecondFactor } });
      await this.activity.record(tx, actor, {
        organiserId,
        action: 'organiser.edited',
        changes: {
          requiresSecondFactor: change(before.requiresSecondFactor, requiresSecondFactor),
        },
      });
    };
    await runTransaction(this.prisma, work, onceLimits);
  }
}

const publicColumns = {
  id: true,
  slug: true,
  name: true,
  text: true,
} satisfies Prisma.OrganiserSelect;

function compare(before: Organiser & { weeksAhead: number }, input: UpdateOrganiserInput) {
  const fields = ['name', 'slug', 'text', 'weeksAhead'] as const;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const after = input[field];
      const isChanged = after !== undefined && after !== before[field];
      return isChanged ? [[field, change(before[field], after)]] : [];
    }),
  );
}

/** The index decides, not a look beforehand: two may want one address at once. */
async function orSlugTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (findViolatedConstraint(error) === 'Organiser_slug_key')
      throw new ProblemError('slug_taken');
    throw error;
  }
}
