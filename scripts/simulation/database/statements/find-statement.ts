/**
 * Which statement of the product it is, and what the simulated server does for it. A statement that is not known
 * ends the schedule: whoever changes the product's SQL hears of it here, and of what it means in
 * `double.int-spec.ts`.
 */
import { Prisma } from '../../../../apps/api/generated/prisma/client.js';
import type { Result, ServerTransaction, SimulatedServer } from '../server.js';
import { bookingStatements } from './bookings.js';
import { deliveryStatements } from './deliveries.js';
import type { KnownStatement } from './known-statement.js';
import { lineStatements } from './line.js';
import { orderStatements } from './orders.js';
import { outboxStatements } from './outbox.js';
import { writeOrdersStatements } from './write-orders.js';

export type Runner = (
  server: SimulatedServer,
  transaction: ServerTransaction,
) => Result | Generator<ServerTransaction, Result, void>;

export const allStatements: readonly KnownStatement[] = [
  ...bookingStatements,
  ...lineStatements,
  ...outboxStatements,
  ...deliveryStatements,
  ...orderStatements,
  ...writeOrdersStatements,
];

/** By the place in the product's source, which is one object each time that it is run. */
const known = new WeakMap<TemplateStringsArray, KnownStatement>();

/** @throws TypeError for a statement that the simulated server does not know */
export function findStatement(strings: TemplateStringsArray, given: readonly unknown[]): Runner {
  const sql = Prisma.sql(strings, ...given);
  const statement = known.get(strings) ?? identify(sql.strings.join('?'));
  known.set(strings, statement);
  return (server, transaction) => {
    const { view } = transaction;
    const { values, strings: texts } = sql;
    return statement.run({ server, transaction, view, values, texts });
  };
}

export function identify(text: string): KnownStatement {
  const found = allStatements.filter(({ mark }) => text.includes(mark));
  if (found.length === 1) return found[0]!;
  throw new TypeError(`${found.length} simulated statements are for this one: ${text}`);
}
