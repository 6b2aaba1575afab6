/** What the simulated server does for the statements of `write-orders.sql.ts`. */
import type { Fact } from '@lastseat/contracts';
import { readFlags, readIds, readNumbers, readTexts, readTimes } from '../literals.js';
import { keyOfMessage, type OrderRow, type Rows } from '../rows.js';
import type { Result, ServerTransaction } from '../server.js';
import { SqlError, UNIQUE } from '../errors.js';
import { zip, type Call, type KnownStatement } from './known-statement.js';
import { keyOf } from './orders.js';
import { findInTheWay, insertUnique, type UniqueIndex } from './unique.js';

type Waits<Value = Result> = Generator<ServerTransaction, Value, void>;
type Values = readonly unknown[];

/** Two that bring the same one wait for each other. */
function* noteProviderEvents(call: Call): Waits {
  const { view, values } = call;
  const fresh: Rows['ProviderEvent'][] = [];
  const given = zip({
    provider: readIds(values[0]),
    id: readIds(values[1]),
    type: readIds(values[2]),
  });
  const isSame = (one: { id: string }, other: { id: string }) => one.id === other.id;
  for (const row of given) {
    const index = { name: 'ProviderEvent_pkey', isSame };
    if ((yield* findInTheWay(call, 'ProviderEvent', row, index)) !== undefined) continue;
    view.put('ProviderEvent', row.id, row);
    fresh.push(row);
  }
  return fresh;
}

/** Each part of the one statement by how it begins, with the number of its values. */
const parts: readonly {
  begins: string;
  values: number;
  run: (call: Call, values: Values) => Waits<void> | void;
}[] = [
  { begins: 'seated AS (', values: 6, run: updateLines },
  { begins: 'used AS (', values: 3, run: updatePayments },
  { begins: 'came AS (', values: 9, run: insertPayments },
  { begins: 'sent AS (', values: 5, run: updateRefunds },
  { begins: 'due AS (', values: 11, run: insertRefunds },
  { begins: 'noticed AS (', values: 5, run: insertIncidents },
  { begins: 'told AS (', values: 2, run: insertMessages },
];

const VALUES_OF_ORDERS = 14;

function* writeOrders(call: Call): Waits {
  const { values, texts } = call;
  const written = moveOrders(call);
  for (let at = VALUES_OF_ORDERS; at < values.length;) {
    const part = parts.find(({ begins }) => texts[at]!.includes(begins));
    if (part === undefined) throw new TypeError(`What does this write: ${texts[at]}`);
    const waits = part.run(call, values.slice(at, at + part.values));
    if (waits !== undefined) yield* waits;
    at += part.values;
  }
  return [{ written }];
}

function moveOrders({ view, values }: Call): number {
  const given = zip({
    eventId: readIds(values[0]),
    id: readIds(values[1]),
    state: readIds(values[2]) as OrderRow['state'][],
    expiresAt: readTimes(values[3]) as Date[],
    isExtended: readFlags(values[4]),
    seenAt: readTimes(values[5]) as Date[],
    session: readIds(values[6]) as OrderRow['session'][],
    sessionId: readTexts(values[7]),
    paymentUrl: readTexts(values[8]),
    looks: readNumbers(values[9]),
    endedAt: readTimes(values[10]),
    nextStepAt: readTimes(values[11]),
    attempts: readNumbers(values[12]),
    told: readNumbers(values[13]),
  });
  const there = given.flatMap(({ told, ...row }) => {
    const order = view.get('Order', row.id);
    return order ? [{ ...order, ...row, version: order.version + told }] : [];
  });
  for (const order of there) view.put('Order', order.id, order);
  return there.length;
}

function updateLines({ view }: Call, values: Values): void {
  const given = zip({
    eventId: readIds(values[0]),
    id: readIds(values[1]),
    seats: readIds(values[2]) as Rows['OrderLine']['seats'][],
    bookingId: readIds(values[3]),
    returned: readNumbers(values[4]),
    isShrinking: readFlags(values[5]),
  });
  for (const row of given) {
    const line = view.get('OrderLine', keyOf(row));
    if (line) view.put('OrderLine', keyOf(row), { ...line, ...row });
  }
}

function updatePayments({ view }: Call, values: Values): void {
  const given = zip({
    eventId: readIds(values[0]),
    id: readIds(values[1]),
    use: readIds(values[2]) as Rows['Payment']['use'][],
  });
  for (const row of given) {
    const payment = view.get('Payment', keyOf(row));
    if (payment) view.put('Payment', keyOf(row), { ...payment, ...row });
  }
}

const paymentIndexes: readonly UniqueIndex<Rows['Payment']>[] = [
  {
    name: 'Payment_provider_reference_key',
    isSame: (one, other) => one.provider === other.provider && one.reference === other.reference,
  },
  {
    name: 'Payment_one_for_seats_per_order',
    isSame: (one, other) =>
      one.use !== 'refund' && other.use !== 'refund' && one.orderId === other.orderId,
  },
];

function* insertPayments(call: Call, values: Values): Waits<void> {
  const given = zip({
    eventId: readIds(values[0]),
    id: readIds(values[1]),
    orderId: readIds(values[2]),
    provider: readIds(values[3]),
    reference: readIds(values[4]),
    amountCents: readNumbers(values[5]),
    currency: readIds(values[6]),
    use: readIds(values[7]) as Rows['Payment']['use'][],
    receivedAt: readTimes(values[8]) as Date[],
  });
  for (const row of given) yield* insertUnique(call, 'Payment', keyOf(row), row, paymentIndexes);
}

const readRefunds = (values: Values) => ({
  eventId: readIds(values[0]),
  id: readIds(values[1]),
  state: readIds(values[2]) as Rows['Refund']['state'][],
  reference: readTexts(values[3]),
  endedAt: readTimes(values[4]),
});

function updateRefunds({ view }: Call, values: Values): void {
  for (const row of zip(readRefunds(values))) {
    const refund = view.get('Refund', keyOf(row));
    if (refund) view.put('Refund', keyOf(row), { ...refund, ...row });
  }
}

function insertRefunds({ view }: Call, values: Values): void {
  const given = zip({
    ...readRefunds(values),
    orderId: readIds(values[5]),
    paymentId: readIds(values[6]),
    lineId: readTexts(values[7]),
    seatsBefore: readNumbers(values[8]),
    amountCents: readNumbers(values[9]),
    createdAt: readTimes(values[10]) as Date[],
  });
  for (const row of given) view.put('Refund', keyOf(row), row);
}

function insertIncidents({ view }: Call, values: Values): void {
  const given = zip({
    eventId: readIds(values[0]),
    orderId: readIds(values[1]),
    id: readIds(values[2]),
    kind: readIds(values[3]),
    createdAt: readTimes(values[4]) as Date[],
  });
  for (const row of given) view.put('PaymentIncident', keyOf(row), row);
}

function insertMessages({ server, view }: Call, values: Values): void {
  const given = zip({ id: readIds(values[0]), facts: readIds(values[1]) });
  for (const { id, facts: text } of given) {
    const order = view.get('Order', id);
    if (order === undefined) continue;
    const told = { aggregateType: 'order' as const, aggregateId: id, version: order.version };
    const message = { ...told, facts: JSON.parse(text) as Fact[], createdAt: server.now() };
    const key = keyOfMessage(message);
    if (view.get('OutboxMessage', key)) throw new SqlError(UNIQUE, 'OutboxMessage_pkey');
    view.put('OutboxMessage', key, message);
  }
}

export const writeOrdersStatements: readonly KnownStatement[] = [
  { mark: 'INSERT INTO "ProviderEvent"', run: noteProviderEvents },
  { mark: 'WITH moved AS (', run: writeOrders },
];
