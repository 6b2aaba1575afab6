/** What the simulated server does for the statements of `commit-batch.sql.ts`, `holds.sql.ts` and `quantities.sql.ts`. */
import type { Fact } from '@lastseat/contracts';
import type { BookingRecord } from '../../../../apps/api/src/bookings/domain/booking-command.js';
import { CHECK, FOREIGN_KEY, SqlError } from '../errors.js';
import { readIds, readNumbers, readTexts, readTimes } from '../literals.js';
import { keyOfMessage, type BookingRow, type EventRow } from '../rows.js';
import type { Result, ServerTransaction } from '../server.js';
import { lockRow, zip, type Call, type KnownStatement } from './known-statement.js';
import { insertUnique, type UniqueIndex } from './unique.js';

type Waits = Generator<ServerTransaction, Result, void>;

/** In the order of the ids; what was committed while it waited it sees. */
function* lockEvents(call: Call): Waits {
  const { server, transaction, view, values, texts } = call;
  const [lockTimeout, idleTimeout, ids] = values;
  transaction.lockTimeoutMs = Number(lockTimeout);
  transaction.idleTimeoutMs = Number(idleTimeout);
  const skips = texts.at(-1)!.includes('SKIP LOCKED');
  const rows: unknown[] = [];
  for (const id of readIds(ids).sort()) {
    if (!view.get('Event', id)) continue;
    const name = `Event ${id}`;
    if (!skips) yield* lockRow(call, name);
    else if (server.tryLock(transaction, name) !== null) continue;
    const lockedAt = server.now();
    transaction.lockedAt.set(id, lockedAt);
    rows.push({ ...view.get('Event', id)!, lockedAt, isolation: 'read committed' });
  }
  return rows;
}

const listExistingEvents = ({ view, values }: Call) =>
  readIds(values[0]).flatMap((id) => (view.get('Event', id) ? [{ id }] : []));

const findGoneUsers = ({ view, values }: Call) =>
  readIds(values[0]).flatMap((id) => (view.get('User', id) ? [] : [{ id }]));

const listEventsWithDueHolds = ({ server, view }: Call) =>
  view
    .list('Event')
    .filter(({ nextHoldExpiryAt: at }) => at !== null && at <= server.now())
    .map(({ id }) => ({ id }));

const isCurrent = ({ status }: Pick<BookingRecord, 'status'>) => status !== 'cancelled';

/** Several lists in one, each known by how it begins. */
function readKnown({ view, values, texts }: Call): BookingRow[] {
  const all = view.list('Booking');
  const found: BookingRow[] = [];
  for (let at = 0; at < values.length;) {
    const text = texts[at]!;
    if (text.includes('SELECT current.*')) {
      const [eventIds, userIds] = [readIds(values[at]), readIds(values[at + 1])];
      const isOf = (one: BookingRow, index: number) =>
        one.eventId === eventIds[index] && one.userId === userIds[index] && isCurrent(one);
      eventIds.forEach((_, index) => pushFirst(found, all, (one) => isOf(one, index)));
      at += 2;
    } else if (text.includes('SELECT known.*')) {
      const [userIds, keys] = [readIds(values[at]), readTexts(values[at + 1])];
      const isOf = (one: BookingRow, index: number) =>
        one.userId === userIds[index] && one.idempotencyKey === keys[index];
      userIds.forEach((_, index) => pushFirst(found, all, (one) => isOf(one, index)));
      at += 2;
    } else if (text.includes('SELECT hold.*')) {
      found.push(...listHolds(all, values.slice(at, at + 4)));
      at += 4;
    } else {
      const ids = new Set(readIds(values[at]));
      found.push(...all.filter(({ id }) => ids.has(id)));
      at += 1;
    }
  }
  return found.map((row) => ({ ...row }));
}

function pushFirst<Row>(found: Row[], all: readonly Row[], isIt: (row: Row) => boolean): void {
  const first = all.find(isIt);
  if (first !== undefined) found.push(first);
}

/** Those that have run out, and the next one. */
function listHolds(all: readonly BookingRow[], values: readonly unknown[]): BookingRow[] {
  const [eventIds, froms, lockedAts] = [values[0], values[1], values[2]];
  const given = zip({
    eventId: readIds(eventIds),
    from: readTimes(froms),
    lockedAt: readTimes(lockedAts),
  });
  return given.flatMap(({ eventId, from, lockedAt }) => {
    const held = all.filter((one) => one.eventId === eventId && one.status === 'held');
    held.sort((one, other) => one.expiresAt!.getTime() - other.expiresAt!.getTime());
    const due = held.filter(({ expiresAt }) => expiresAt! >= from! && expiresAt! <= lockedAt!);
    return [
      ...due.slice(0, Number(values[3])),
      ...held.filter(({ expiresAt }) => expiresAt! > lockedAt!).slice(0, 1),
    ];
  });
}

function updateCancelled({ view, values }: Call): number {
  const ended = zip({
    id: readIds(values[0]),
    cancelledAt: readTimes(values[1]),
    cancelCommandId: readTexts(values[2]),
    cancelledBy: readTexts(values[3]) as BookingRow['cancelledBy'][],
    cancelReason: readTexts(values[4]),
  });
  return countUpdated(view, ended, isCurrent, (row, { id: _, ...end }) => ({
    ...row,
    ...{ status: 'cancelled', expiresAt: null, ...end },
  }));
}

function countUpdated<Given extends { id: string }>(
  view: Call['view'],
  given: readonly Given[],
  isIt: (row: BookingRow, given: Given) => boolean,
  change: (row: BookingRow, given: Given) => BookingRow,
): number {
  let count = 0;
  for (const one of given) {
    const row = view.get('Booking', one.id);
    if (row === undefined || !isIt(row, one)) continue;
    view.put('Booking', one.id, change(row, one));
    count += 1;
  }
  return count;
}

const updateConfirmed = ({ view, values }: Call) =>
  countUpdated(
    view,
    readIds(values[0]).map((id) => ({ id })),
    ({ status }) => status === 'held',
    (row) => ({ ...row, status: 'confirmed', expiresAt: null }),
  );

function updateQuantities({ view, values }: Call): number {
  const given = zip({
    id: readIds(values[0]),
    before: readNumbers(values[1]),
    quantity: readNumbers(values[2]),
    commands: readIds(values[3]),
  });
  return countUpdated(
    view,
    given,
    (row, { before }) => row.quantity === before && isCurrent(row),
    (row, { quantity, commands }) => ({ ...row, quantity, quantityCommandIds: readIds(commands) }),
  );
}

const bookingIndexes: readonly UniqueIndex<BookingRow>[] = [
  { name: 'Booking_pkey', isSame: (one, other) => one.id === other.id },
  {
    name: 'Booking_one_per_user_and_idempotency_key',
    isSame: (one, other) =>
      one.idempotencyKey !== null &&
      one.userId === other.userId &&
      one.idempotencyKey === other.idempotencyKey,
  },
  {
    name: 'Booking_one_per_event_user_and_type',
    isSame: (one, other) =>
      isCurrent(one) &&
      isCurrent(other) &&
      one.eventId === other.eventId &&
      one.userId === other.userId &&
      one.ticketTypeId === other.ticketTypeId,
  },
];

/** Foreign keys are checked when the statement ends, so after the indexes. */
function* insertBookings(
  call: Call,
  rows: readonly BookingRow[],
): Generator<ServerTransaction, void, void> {
  for (const row of rows) yield* insertUnique(call, 'Booking', row.id, row, bookingIndexes);
  const isGone = rows.some(({ userId }) => !call.view.get('User', userId));
  if (isGone) throw new SqlError(FOREIGN_KEY, 'Booking_userId_fkey');
}

const nothingYet = {
  cancelledAt: null,
  cancelCommandId: null,
  cancelledBy: null,
  cancelReason: null,
  quantityCommandIds: null,
};

/** What both kinds of new bookings begin with. */
const readAsked = (values: Call['values']) => ({
  id: readIds(values[0]),
  userId: readIds(values[1]),
  eventId: readIds(values[2]),
  quantity: readNumbers(values[3]),
  idempotencyKey: readTexts(values[4]),
  requestFingerprint: readTexts(values[5]),
  createdAt: readTimes(values[6]) as Date[],
});

function* insertHolds(call: Call): Waits {
  const { values } = call;
  const rows = zip({
    ...readAsked(values),
    expiresAt: readTimes(values[7]),
    ticketTypeId: readTexts(values[8]),
  }).map((row): BookingRow => ({ ...nothingYet, ...row, status: 'held' }));
  yield* insertBookings(call, rows);
  return rows.length;
}

function* writeBookings(call: Call): Waits {
  const { server, view, values } = call;
  const rows = zip({
    ...readAsked(values),
  }).map((row): BookingRow => ({
    ...nothingYet,
    ...row,
    ...{ status: 'confirmed', expiresAt: null, ticketTypeId: null },
  }));
  yield* insertBookings(call, rows);
  tell(call, server.now());
  return moveCounts(view, values.slice(12));
}

function tell({ view, values }: Call, createdAt: Date): void {
  const bytes = values[7] as Buffer;
  const messages = zip({
    aggregateId: readIds(values[8]),
    version: readNumbers(values[9]),
    start: readNumbers(values[10]),
    length: readNumbers(values[11]),
  });
  for (const { aggregateId, version, start, length } of messages) {
    const text = bytes.toString('utf8', start - 1, start - 1 + length);
    const facts = JSON.parse(text) as Fact[];
    const message = { aggregateType: 'event' as const, aggregateId, version, facts, createdAt };
    view.put('OutboxMessage', keyOfMessage(message), message);
  }
}

/** Relative to what is there, as the product does it. */
function moveCounts(view: Call['view'], values: readonly unknown[]): unknown[] {
  const moves = zip({
    eventId: readIds(values[0]),
    taken: readNumbers(values[1]),
    added: readNumbers(values[2]),
    held: readNumbers(values[3]),
    nextHoldExpiryAt: readTimes(values[4]),
  });
  return moves.flatMap(({ eventId, taken, added, held, nextHoldExpiryAt }) => {
    const event = view.get('Event', eventId);
    if (event === undefined) return [];
    const moved: EventRow = {
      ...event,
      remainingTickets: event.remainingTickets + added - taken,
      totalTickets: event.totalTickets + added,
      heldTickets: event.heldTickets + held,
      nextHoldExpiryAt,
      version: event.version + 1,
    };
    checkCounts(moved);
    view.put('Event', eventId, moved);
    const { remainingTickets, heldTickets, version } = moved;
    return [{ eventId, remainingTickets, heldTickets, version }];
  });
}

function checkCounts({ remainingTickets, totalTickets, heldTickets, nextHoldExpiryAt }: EventRow) {
  const refuse = (isWrong: boolean, name: string) => {
    if (isWrong) throw new SqlError(CHECK, name);
  };
  refuse(
    remainingTickets < 0 || remainingTickets > totalTickets,
    'Event_remainingTickets_in_range',
  );
  refuse(heldTickets < 0, 'Event_heldTickets_not_negative');
  refuse(heldTickets + remainingTickets > totalTickets, 'Event_remaining_and_held_in_total');
  refuse(heldTickets > 0 !== (nextHoldExpiryAt !== null), 'Event_nextHoldExpiryAt_with_holds');
}

export const bookingStatements: readonly KnownStatement[] = [
  { mark: 'FOR UPDATE OF "Event"', run: lockEvents },
  { mark: 'SELECT id FROM "Event" WHERE id = ANY(', run: listExistingEvents },
  { mark: 'AS asked(id)', run: findGoneUsers },
  { mark: '"requestFingerprint",\n  "createdAt", "expiresAt", "cancelledAt"', run: readKnown },
  { mark: `SET status = 'cancelled', "expiresAt" = NULL`, run: updateCancelled },
  { mark: 'WITH booked AS (', run: writeBookings },
  { mark: `SELECT id, "userId", "eventId", 'held', quantity`, run: insertHolds },
  { mark: `SET status = 'confirmed', "expiresAt" = NULL`, run: updateConfirmed },
  { mark: 'SET quantity = given.quantity', run: updateQuantities },
  { mark: 'FROM "CheckIn" AS entry', run: () => [] },
  { mark: 'WHERE "nextHoldExpiryAt" <= now()', run: listEventsWithDueHolds },
];
