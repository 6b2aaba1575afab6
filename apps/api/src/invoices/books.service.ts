/**
 * Changes of the books, wherever the books are. Where events and read model are in the main database, a change,
 * what is read of it and what else is told of it are one transaction. Elsewhere the events are committed first,
 * and the rest follows before the caller is answered: the read model once more by `ViewFollowerService`, if this
 * process dies before it.
 */
import { Injectable } from '@nestjs/common';
import type { InvoicingProfile } from '../../generated/prisma/client.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import {
  defaultLimits,
  onceLimits,
  runTransaction,
  type TransactionLimits,
} from '../common/database/transaction.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { EventDatabasesService } from '../event-store/event-databases.service.js';
import { project } from './project.sql.js';
import type { InvoiceViewRow } from './to-view.js';

/** What a change is made with. */
export interface Books {
  /** The event store's. */
  store: Transaction;
  /** As it was before the transaction. */
  profile: InvoicingProfile;
  show: (row: InvoiceViewRow) => Promise<void>;
}

export interface Change<T> {
  organiserId: string;
  limits?: TransactionLimits;
  work: (books: Books) => Promise<T>;
  /** What is told of it in the main database. */
  tell?: (main: Transaction, result: T) => Promise<void>;
}

@Injectable()
export class BooksService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly databases: EventDatabasesService,
  ) {}

  /** @throws ProblemError `invoicing_profile_missing`, and whatever the work throws */
  async change<T>(change: Change<T>): Promise<T> {
    const { organiserId } = change;
    const profile = await this.prisma.invoicingProfile.findUnique({ where: { organiserId } });
    if (profile === null) throw new ProblemError('invoicing_profile_missing');
    return this.databases.areTogether
      ? this.changeInOne(change, profile)
      : this.changeApart(change, profile);
  }

  private changeInOne<T>(change: Change<T>, profile: InvoicingProfile): Promise<T> {
    const { work, tell, limits = defaultLimits } = change;
    const run = async (tx: Transaction) => {
      const result = await work({ store: tx, profile, show: (row) => project(tx, [row]) });
      await tell?.(tx, result);
      return result;
    };
    return runTransaction(this.prisma, run, limits);
  }

  private async changeApart<T>(change: Change<T>, profile: InvoicingProfile): Promise<T> {
    const { work, tell, limits = defaultLimits } = change;
    const run = async (store: Transaction) => {
      const changed = new Map<string, InvoiceViewRow>();
      const show = (row: InvoiceViewRow) => Promise.resolve(void changed.set(row.id, row));
      return { result: await work({ store, profile, show }), rows: [...changed.values()] };
    };
    const { result, rows } = await runTransaction(this.databases.store, run, limits);
    if (tell) await runTransaction(this.prisma, (main) => tell(main, result), onceLimits);
    await project(this.databases.views, rows);
    return result;
  }
}
