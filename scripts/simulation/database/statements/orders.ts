/** What the simulated server does for the statements of orders that read them, lock them and make them. */
import { readFlags, readIds, readNumbers, readTexts, readTimes } from '../literals.js';
import type { OrderRow, Rows } from '../rows.js';
import type { Result, ServerTransaction } from '../server.js';
import { lockRow, zip, type Call, type KnownStatement } from './known-statement.js';
import { findInTheWay, type UniqueIndex } from './unique.js';

type Waits = Generator<ServerTransaction, Result, void>;

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

const findOrder = (view: Call['view'], id: string) =>
  view.list('Order').find((order) => order.id === id);

export const keyOf = ({ eventId, id }: { eventId: string; id: string }): string =>
  `${eventId} ${id}`;

function* lockOrders(call: Call): Waits {
  const { server, transaction, view, values, texts } = call;
  const [lockTimeout, idleTimeout, ids] = values;
  transaction.lockTimeoutMs = Number(lockTimeout);
  transaction.idleTimeoutMs = Number(idleTimeout);
  const skips = texts.at(-1)!.includes('SKIP LOCKED');
  const rows: unknown[] = [];
  const wanted = new Set(readIds(ids));
  for (const { id } of view.list('Order').filter((order) => wanted.has(order.id))) {
    const name = `Order ${id}`;
    if (!skips) yield* lockRow(call, name);
    else if (server.tryLock(transaction, name) !== null) continue;
    rows.push({ id, transactionId: transaction.id });
  }
  return rows;
}

const listExistingOrders = ({ view, values }: Call) =>
  readIds(values[0]).flatMap((id) => (findOrder(view, id) ? [{ id }] : []));

const findCommitted = ({ server, values }: Call) =>
  readIds(values[0]).flatMap((id) => (server.fateOf(id) === 'committed' ? [{ id }] : []));

/** By id, or the live ones of persons. */
function selectOrders({ server, view, values }: Call): unknown[] {
  const orders = view.list('Order');
  const now = server.now();
  const partsOf = <Name extends 'OrderLine' | 'Payment' | 'Refund'>(
    table: Name,
    { id }: OrderRow,
  ): Rows[Name][] => view.list(table).filter(({ orderId }) => orderId === id);
  return findWanted(orders, values).map((order) => ({
    ...order,
    now,
    lines: partsOf('OrderLine', order),
    payments: partsOf('Payment', order),
    refunds: partsOf('Refund', order),
  }));
}

function findWanted(orders: readonly OrderRow[], values: readonly unknown[]): OrderRow[] {
  if (values.length === 1) {
    const ids = new Set(readIds(values[0]));
    return orders.filter(({ id }) => ids.has(id));
  }
  const people = zip({ eventId: readIds(values[0]), userId: readIds(values[1]) });
  return orders.filter(
    (order) =>
      isLive(order) &&
      people.some(({ eventId, userId }) => order.eventId === eventId && order.userId === userId),
  );
}

const isLive = ({ state, tokenHash }: Pick<OrderRow, 'state' | 'tokenHash'>) =>
  (state === 'open' || state === 'paying') && tokenHash === null;

const orderIndexes: readonly UniqueIndex<OrderRow>[] = [
  { name: 'Order_pkey', isSame: (one, other) => one.id === other.id },
  {
    name: 'Order_one_live_per_event_and_user',
    isSame: (one, other) =>
      isLive(one) && isLive(other) && one.eventId === other.eventId && one.userId === other.userId,
  },
];

/** Those in whose way nothing stands. */
function* insertOrders(call: Call): Waits {
  const { view, transaction, values } = call;
  const now = transaction.beganAt;
  const made: OrderRow[] = [];
  for (const row of readNewOrders(values, now)) {
    let isFree = true;
    for (const index of orderIndexes) {
      if ((yield* findInTheWay(call, 'Order', row, index)) !== undefined) isFree = false;
    }
    if (!isFree) continue;
    view.put('Order', row.id, row);
    made.push(row);
  }
  const ids = new Set(made.map(({ id }) => id));
  for (const line of readNewLines(values.slice(14))) {
    if (ids.has(line.orderId)) view.put('OrderLine', keyOf(line), line);
  }
  return made.map((row) => ({ ...row }));
}

function readNewOrders(values: readonly unknown[], now: Date): OrderRow[] {
  const given = zip({
    eventId: readIds(values[0]),
    id: readIds(values[1]),
    userId: readIds(values[2]),
    organiserId: readIds(values[3]),
    totalCents: readNumbers(values[4]),
    currency: readIds(values[5]),
    provider: readIds(values[6]),
    taxBasisPoints: readTexts(values[7]).map((text) => (text === null ? null : Number(text))),
    pricesIncludeTax: readFlags(values[8]),
    promoCode: readTexts(values[9]),
    forMs: readNumbers(values[10]),
    until: readTimes(values[11]),
    isExtended: readFlags(values[13]),
  });
  return given.map(({ forMs, until, ...row }) => {
    const end = later(now, forMs);
    return {
      ...row,
      expiresAt: until !== null && until < end ? until : end,
      ...{ tokenHash: null, seenAt: now, createdAt: now, nextStepAt: later(now, 60_000) },
      ...{ state: 'open', session: 'none', sessionId: null, paymentUrl: null },
      ...{ looks: 0, attempts: 0, version: 0, endedAt: null },
    };
  });
}

const readNewLines = (values: readonly unknown[]): Rows['OrderLine'][] =>
  zip({
    eventId: readIds(values[0]),
    orderId: readIds(values[1]),
    id: readIds(values[2]),
    bookingId: readIds(values[3]),
    lateBookingId: readIds(values[4]),
    commandId: readIds(values[5]),
    ticketTypeId: readTexts(values[6]),
    name: readIds(values[7]),
    quantity: readNumbers(values[8]),
    unitPriceCents: readNumbers(values[9]),
    discountCents: readNumbers(values[10]),
    seats: readIds(values[11]) as Rows['OrderLine']['seats'][],
  }).map((line) => ({ ...line, returned: 0, isShrinking: false }));

/** Those whose row another transaction has are left out. */
function claimDue({ server, transaction, view, values }: Call): unknown[] {
  const { beganAt: now } = transaction;
  const due = view
    .list('Order')
    .filter(({ nextStepAt }) => nextStepAt !== null && nextStepAt <= now)
    .sort((one, other) => one.nextStepAt!.getTime() - other.nextStepAt!.getTime())
    .filter(({ id }) => server.tryLock(transaction, `Order ${id}`) === null)
    .slice(0, Number(values[1]));
  for (const order of due) {
    const nextStepAt = later(now, Number(values[0]) * 1_000);
    view.put('Order', order.id, { ...order, nextStepAt });
  }
  return due.map(({ id }) => ({ id }));
}

function* putOff(call: Call): Waits {
  const id = call.values[0] as string;
  yield* lockRow(call, `Order ${id}`);
  const order = call.view.get('Order', id);
  if (order === undefined) return 0;
  const pauseMs = 1_000 * Math.min(60, 2 ** Math.min(order.attempts, 6));
  const nextStepAt = later(call.transaction.beganAt, pauseMs);
  call.view.put('Order', id, { ...order, attempts: order.attempts + 1, nextStepAt });
  return 1;
}

/** No tickets are passed on here. */
function findLineOfBooking({ view, values }: Call): unknown[] {
  const [bookingId] = values;
  const line = view.list('OrderLine').find((one) => one.bookingId === bookingId);
  return line === undefined ? [] : [{ orderId: line.orderId, lineId: line.id }];
}

const findSeatsOf = ({ view, values }: Call) =>
  readIds(values[0]).flatMap((id) => {
    const booking = view.get('Booking', id);
    return booking ? [{ id, userId: booking.userId, status: booking.status }] : [];
  });

function findPricedEvent({ view, values }: Call): unknown[] {
  const event = view.get('Event', values[1] as string);
  if (event === undefined || event.status === 'draft') return [];
  const { title, organiserId, payment, currency, priceCents } = event;
  const untaxed = { taxBasisPoints: null, pricesIncludeTax: null, types: [] };
  return [{ title, organiserId, payment, currency, priceCents, ...untaxed }];
}

export const orderStatements: readonly KnownStatement[] = [
  { mark: 'FOR NO KEY UPDATE OF "Order"', run: lockOrders },
  { mark: 'SELECT id FROM "Order" WHERE id = ANY(', run: listExistingOrders },
  { mark: "WHERE pg_xact_status(id::xid8) = 'committed'", run: findCommitted },
  { mark: 'SELECT placed.*, clock_timestamp() AS now', run: selectOrders },
  { mark: 'INSERT INTO "Order" ("eventId"', run: insertOrders },
  { mark: 'UPDATE "Order" AS claimed', run: claimDue },
  { mark: 'least(60, power(2, least(attempts, 6)))', run: putOff },
  { mark: 'WITH RECURSIVE was(id) AS (', run: findLineOfBooking },
  { mark: 'WITH RECURSIVE became(id) AS (', run: findSeatsOf },
  { mark: 'LEFT JOIN "InvoicingProfile" AS profile', run: findPricedEvent },
  // Nobody has said who comes with which ticket.
  { mark: 'UPDATE "TicketName" SET "bookingId"', run: () => 0 },
];
