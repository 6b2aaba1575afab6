/**
 * Which statement of the product it is, and what the simulated server does for it. A statement that is not known
 * ends the schedule: whoever changes the product's SQL hears of it here, and of what it means in
 * `double.int-spec.ts`.
 */
import { Prisma } from '../../../../apps/api/generated/prisma/client.js';
import type { Result, ServerTransaction, SimulatedServer } from '../server.js';
import { bookingStatements } from './bookings.js';
import { deliveryStatements } from './deliveries.js';
import type { Call, KnownStatement } from './known-statement.js';
import { lineStatements } from './line.js';
import { orderStatements } from './orders.js';
import { outboxStatements } from './outbox.js';
import { writeOrdersStatements } from './write-orders.js';

export type Runner = (
  server: SimulatedServer,
  transaction: ServerTransaction,
) => Result | Generator<ServerTransaction, Result, void>;

const allStatements: readonly KnownStatement[] = [
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
  const { values, texts } = flatten(strings, given);
  let statement = known.get(strings);
  if (statement === undefined) {
    statement = identify(texts.join('?'));
    known.set(strings, statement);
  }
  const { run } = statement;
  return (server, transaction) =>
    run({ server, transaction, view: transaction.view, values, texts });
}

/** With the statements that stand within it. Most have none, and are as they are given. */
function flatten(
  strings: TemplateStringsArray,
  given: readonly unknown[],
): Pick<Call, 'values' | 'texts'> {
  const isNested = given.some((value) => value instanceof Prisma.Sql);
  if (!isNested) return { values: given, texts: strings };
  const { values, strings: texts } = Prisma.sql(strings, ...given);
  return { values, texts };
}

export function identify(text: string): KnownStatement {
  const found = allStatements.filter(({ mark }) => text.includes(mark));
  if (found.length === 1) return found[0]!;
  throw new TypeError(`${found.length} simulated statements are for this one: ${text}`);
}
