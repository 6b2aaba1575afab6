/**
 * Errors that somebody could make in the product, each as a wrapper around the part that has it right. The
 * simulation has to find every one of them.
 */
import type { SimulatedDatabase, SimulatedTransaction } from '../database/client.js';
import type { PaymentProvider } from '../../../apps/api/src/payments/payment-provider.js';
import type { SimulatedProvider } from '../world/provider.js';
import type { SimulatedProcess } from '../world/process.js';
import type { Plant } from '../world/world.js';

/** Changes what a process reads within its transactions. */
function changeRows(
  database: SimulatedDatabase,
  change: (rows: unknown[], strings: TemplateStringsArray, values: unknown[]) => unknown[],
): void {
  const inner = database.$transaction.bind(database);
  database.$transaction = (work, options) =>
    inner(
      (tx) =>
        work({
          $executeRaw: (strings, ...values) => tx.$executeRaw(strings, ...values),
          $queryRaw: async (strings, ...values) =>
            change(await tx.$queryRaw(strings, ...values), strings, values),
        }),
      options,
    );
}

/** Whoever asked is told when everything is written, and the COMMIT comes afterwards. */
function answerBeforeCommit(database: SimulatedDatabase): void {
  const inner = database.$transaction.bind(database);
  database.$transaction = <Value>(
    work: (tx: SimulatedTransaction) => Promise<Value>,
    options: { maxWait: number; timeout: number },
  ) =>
    new Promise<Value>((resolve, reject) => {
      const working = async (tx: SimulatedTransaction) => {
        const value = await work(tx);
        resolve(value);
        return value;
      };
      inner(working, options).catch(reject);
    });
}

type Row = Record<string, unknown>;
const isOf = (strings: TemplateStringsArray, mark: string) => strings.join('').includes(mark);

/** A retry takes itself for a first try. */
function forgetTries(process: SimulatedProcess): void {
  Object.assign(process.bookings, { noteUnsettled: () => undefined });
}

/** Freed seats are offered by a job that comes by later, and not in the transaction that frees them. */
function offerLater(database: SimulatedDatabase): void {
  changeRows(database, (rows, strings) =>
    isOf(strings, 'FOR UPDATE OF "Event"')
      ? (rows as Row[]).map((row) => ({ ...row, waitingCount: 0 }))
      : rows,
  );
}

/** Each try of a refund is one of its own to the provider. */
function refundAnew(provider: SimulatedProvider): PaymentProvider {
  let tries = 0;
  return {
    name: provider.name,
    createSession: (request) => provider.createSession(request),
    findSession: (id) => provider.findSession(id),
    closeSession: (id) => provider.closeSession(id),
    findMoney: () => provider.findMoney(),
    parseMessage: () => provider.parseMessage(),
    refund(request) {
      tries += 1;
      return provider.refund({ ...request, refundId: `${request.refundId} ${tries}` });
    },
  };
}

export const plants = {
  'refund-twice': { intoProvider: refundAnew },
  'answer-before-commit': { intoProcess: ({ database }) => answerBeforeCommit(database) },
  'retry-without-recognition': { intoProcess: forgetTries },
  'offer-after-the-transaction': { intoProcess: ({ database }) => offerLater(database) },
} satisfies Record<string, Plant>;

export type PlantName = keyof typeof plants;
