/** The books in databases of their own, and what goes into them past the API. */
import { v7 as newId } from 'uuid';
import { bookDatabases } from '../../prisma/book-databases.js';
import type { Config } from '../../src/common/config/config.js';
import type { PrismaService, Transaction } from '../../src/common/database/prisma.service.js';
import { InvoicesService } from '../../src/invoices/invoices.service.js';
import { useDatabase } from './database.js';
import { customer, profile } from './invoices.js';

export type BookSettings = Pick<Config, 'EVENT_STORE_URL' | 'READ_MODEL_URL'>;

/** Registers both with the test file. */
export function useBooks() {
  const [store, views] = [usePart('EVENT_STORE'), usePart('READ_MODEL')];
  const settings = (): BookSettings => ({
    EVENT_STORE_URL: store.url,
    READ_MODEL_URL: views.url,
  });
  return { store, views, settings };
}

const usePart = (wanted: string) =>
  useDatabase({ part: bookDatabases.find(({ name }) => name === wanted) });

const invoices = new InvoicesService(() => new Date());

/**
 * Issues an invoice as a process that dies before it has shown it.
 * @param beforeCommit with its events in the open transaction
 * @returns its id
 */
export function issueUnseen(
  store: PrismaService,
  organiserId: string = newId(),
  beforeCommit: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const lines = [{ name: 'A seat', quantity: 1, unitPriceCents: 100 }];
  return store.$transaction(async (tx) => {
    const show = () => Promise.resolve();
    const books = { store: tx, profile: { organiserId, ...profile }, show };
    const { id } = await invoices.issueFor(books, { organiserId, customer, lines });
    await beforeCommit(tx);
    return id;
  });
}
