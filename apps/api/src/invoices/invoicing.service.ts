/** Who an organiser's invoices are from, and how its prices are taxed. */
import { Injectable } from '@nestjs/common';
import type { Invoicing, InvoicingProfile } from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { profileColumns, readInvoicing } from './invoicing.sql.js';

@Injectable()
export class InvoicingService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly activity: ActivityService,
  ) {}

  /** @throws ProblemError `organiser_not_found`, `forbidden`, `second_factor_required`, `busy` */
  async get(user: SignedInUser, organiserId: string): Promise<Invoicing> {
    await this.memberships.require(user, { organiserId }, 'invoices.read');
    return this.database.read((database) => readInvoicing(database, organiserId));
  }

  /**
   * For invoices from now on: those that there are stay as they were issued.
   * @throws ProblemError `organiser_not_found`, `forbidden`, `second_factor_required`
   */
  async save(
    actor: ActingUser,
    organiserId: string,
    profile: InvoicingProfile,
  ): Promise<Invoicing> {
    await this.memberships.require(actor, { organiserId }, 'organiser.edit');
    const where = { organiserId };
    const work = async (tx: Transaction) => {
      const before = await readInvoicing(tx, organiserId);
      const changes = compare(before.profile, profile);
      if (Object.keys(changes).length === 0) return before;
      const create = { organiserId, ...profile };
      await tx.invoicingProfile.upsert({ where, create, update: profile });
      await this.activity.record(tx, actor, { organiserId, action: 'invoicing.edited', changes });
      return { ...before, profile };
    };
    return runTransaction(this.prisma, work, onceLimits);
  }
}

function compare(before: InvoicingProfile | null, after: InvoicingProfile) {
  const fields = Object.keys(profileColumns) as (keyof InvoicingProfile)[];
  const changed = fields.filter((field) => before?.[field] !== after[field]);
  return Object.fromEntries(
    changed.map((field) => [field, change(before?.[field] ?? null, after[field])]),
  );
}
