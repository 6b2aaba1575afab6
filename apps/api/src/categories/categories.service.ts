/** What the events and series of an organiser are of. The database has the last word: "keepCategories". */
import { Inject, Injectable } from '@nestjs/common';
import type { DefineCategoriesInput, OrganiserCategories } from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { findViolatedConstraint } from '../common/database/database-errors.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { OrganisersService } from '../organisers/organisers.service.js';
import {
  findKind,
  isKnownKind,
  listCategories,
  listKindsInUse,
  writeCategories,
  type Kind,
} from './categories.sql.js';

@Injectable()
export class CategoriesService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly organisers: OrganisersService,
    private readonly memberships: MembershipsService,
    private readonly activity: ActivityService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * As everyone sees it.
   * @throws ProblemError `organiser_not_found`
   */
  async list(slugOrId: string): Promise<OrganiserCategories> {
    const { id } = await this.organisers.getPublic(slugOrId);
    return this.read(id);
  }

  /**
   * The whole list.
   * @throws ProblemError `organiser_not_found`, `forbidden`, `category_in_use` (with `errors`)
   */
  async define(
    user: ActingUser,
    organiserId: string,
    { categories }: DefineCategoriesInput,
  ): Promise<OrganiserCategories> {
    await this.memberships.require(user, { organiserId }, 'events.change');
    await runTransaction(
      this.prisma,
      async (tx) => {
        // Of two who save at once the second overwrites the whole list of the first, and not half of it.
        await tx.$executeRaw`SELECT FROM "Organiser" WHERE id = ${organiserId}::uuid FOR NO KEY UPDATE`;
        const before = await listCategories(tx, organiserId);
        await writeCategories(tx, organiserId, categories);
        const has = ({ category, level }: Kind) =>
          categories.some(
            ({ name, levels }) => name === category && (level === null || levels.includes(level)),
          );
        // After the list was written: what is made from now on the trigger holds against it.
        const missing = (await listKindsInUse(tx, organiserId, this.clock())).filter(
          (kind) => !has(kind),
        );
        if (missing.length > 0) throw inUse(missing);
        const changes = { categories: change(before, categories) };
        const entry = { organiserId, action: 'categories.defined', changes } as const;
        await this.activity.record(tx, user, entry);
      },
      onceLimits,
    );
    return this.read(organiserId);
  }

  /** @throws ProblemError `unknown_category` */
  async require(organiserId: string, kind: Kind): Promise<void> {
    const isKnown = await this.database.read((database) =>
      isKnownKind(database, organiserId, kind),
    );
    if (!isKnown) throw unknown(kind);
  }

  /**
   * The same for an event that is changed: what it is of already it may stay, also when that is on the list
   * no more.
   * @throws ProblemError `unknown_category`
   */
  async requireOfEvent(
    organiserId: string,
    eventId: string,
    { category, level }: { category?: string | undefined; level?: string | null | undefined },
  ): Promise<void> {
    if (category === undefined && level === undefined) return;
    const before = await this.database.read((database) => findKind(database, eventId));
    if (!before) return;
    const after = {
      category: category ?? before.category,
      level: level === undefined ? before.level : level,
    };
    const isSame = after.category === before.category && after.level === before.level;
    if (!isSame) await this.require(organiserId, after);
  }

  private async read(organiserId: string): Promise<OrganiserCategories> {
    return this.database.read(async (database) => {
      const { definesCategories: isDefined } = await database.organiser.findUniqueOrThrow({
        where: { id: organiserId },
        select: { definesCategories: true },
      });
      return { isDefined, data: await listCategories(database, organiserId) };
    });
  }
}

/**
 * For what was asked for a moment before the list changed: then the database refuses it.
 * @throws ProblemError `unknown_category`
 */
export async function orUnknownCategory<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (/_organiserId_category(?:_level)?_fkey$/.test(findViolatedConstraint(error) ?? '')) {
      throw new ProblemError('unknown_category');
    }
    throw error;
  }
}

function unknown({ level }: Kind): ProblemError {
  const path = [level === null ? 'category' : 'level'];
  const errors = [{ path, message: 'Take one of the organiser’s categories and its levels' }];
  return new ProblemError('unknown_category', undefined, { errors });
}

function inUse(kinds: readonly Kind[]): ProblemError {
  const errors = kinds.map(({ category, level }) => ({
    path: ['categories', category, ...(level === null ? [] : [level])],
    message: `${level === null ? category : `${category}, ${level}`} is still in use`,
  }));
  return new ProblemError('category_in_use', undefined, { errors });
}
