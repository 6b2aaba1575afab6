/** The simulated database is held against the real one: the same commands of the product, the same rows after them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitBatch } from '../../apps/api/src/bookings/commit/commit-batch.js';
import type {
  BookingCommand,
  BookingRecord,
} from '../../apps/api/src/bookings/domain/booking-command.js';
import {
  commitOrders,
  type BatchCommand,
} from '../../apps/api/src/checkout/commit/commit-orders.js';
import type { OrderEvent, OrderRecord } from '../../apps/api/src/checkout/domain/order.js';
import type { Transaction } from '../../apps/api/src/common/database/prisma.service.js';
import {
  claimDue,
  claimRuns,
  FIRST_PLACE,
  noteFailure,
  removeDelivered,
} from '../../apps/api/src/outbox/deliveries.sql.js';
import { passOn } from '../../apps/api/src/outbox/pass-on.js';
import type { Receiver } from '../../apps/api/src/outbox/receivers.service.js';
import { readOrders } from '../../apps/api/src/checkout/orders.sql.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { createEvent, createUsers } from '../../apps/api/test/support/factories.js';
import { createRandom } from '../load/random.js';
import { BothDatabases, readable } from './testing/both-databases.js';

const database = useDatabase();
let both: BothDatabases;
let people: string[];
beforeAll(async () => {
  both = new BothDatabases(database);
  people = await createUsers(database, 5);
});
afterAll(() => both.real.$disconnect());

const settings = {
  now: () => new Date(),
  ...{ delayMs: 0, lockTimeoutMs: 5_000, mayWait: true, isRetry: false, isCareful: false },
};

const tables = [
  'Event',
  'Booking',
  'WaitlistEntry',
  'OutboxMessage',
  'Delivery',
  'Order',
  'OrderLine',
  'Payment',
  'Refund',
  'ProviderEvent',
  'PaymentIncident',
] as const;

/** Of each table the columns that the simulated one has; sorted by what both have in common. */
async function compareRows(known: ReadonlySet<string>): Promise<void> {
  for (const table of tables) {
    const simulated = [...both.server.committed[table].values()];
    const [first] = simulated;
    const columns = first ? Object.keys(first) : ['*'];
    const list = columns.map((name) => (name === '*' ? '*' : `"${name}"`)).join(', ');
    const rows = await database.query(`SELECT ${list} FROM "${table}"`);
    const sorted = (all: readonly object[]) =>
      all.map((row) => JSON.stringify(readable(withList(row), known))).sort();
    expect(sorted(rows), table).toEqual(sorted(simulated));
  }
}

/** A list that was never written is null in one and empty in the other, as the product reads both. */
const withList = (row: object) =>
  'quantityCommandIds' in row ? { ...row, quantityCommandIds: row.quantityCommandIds ?? [] } : row;

describe('The simulated database ends where PostgreSQL does', () => {
  it.each([1, 2, 3])(
    'after thirty batches of bookings, holds and the line, seed %i',
    async (seed) => {
      const random = createRandom(seed);
      const waitlistMode = random.pick(['offer', 'autobook'] as const);
      const event = await createEvent(database, { totalTickets: 3, maxPerPerson: 2, waitlistMode });
      await both.copyRows();
      const known = new Set([...people, event.id]);
      const made: BookingRecord[] = [];
      const newId = () => {
        const id = random.uuid();
        known.add(id);
        return id;
      };
      for (let batch = 0; batch < 30; batch += 1) {
        const commands = Array.from({ length: random.between(1, 4) }, () => anyCommand());
        const isRetry = random.chance(0.2);
        const work = (tx: Transaction) => commitBatch(tx, commands, { ...settings, isRetry });
        const [really, simulated] = await both.transact(work);
        expect(readable(simulated, known)).toEqual(readable(really, known));
        for (const outcome of simulated.outcomes) {
          if ('booking' in outcome && known.has(outcome.booking.id)) made.push(outcome.booking);
        }
      }
      await compareRows(known);

      function anyCommand(): BookingCommand {
        const userId = random.pick(people);
        const ids = { eventId: event.id, userId, bookingId: newId() };
        const request = { ...ids, quantity: random.between(1, 2), isUnproved: false };
        const key = random.chance(0.5) ? newId() : null;
        const idempotency = key === null ? null : { key, fingerprint: 'it is "quoted", too' };
        const kind = random.pick(['book', 'hold', 'due', 'join', 'leave', 'of one'] as const);
        if (kind === 'book') return { kind, ...request, idempotency };
        if (kind === 'hold' || kind === 'due') {
          const forMs = kind === 'due' ? -1_000 : 900_000;
          return {
            kind: 'hold',
            ...request,
            idempotency,
            forMs,
            maxHeldShare: 1,
            isForPayment: false,
          };
        }
        if (kind === 'join') return { kind: 'joinWaitlist', ...ids, quantity: 1, entryId: newId() };
        if (kind === 'leave' || made.length === 0) {
          return { kind: 'leaveWaitlist', eventId: event.id, userId };
        }
        return commandAbout(random.pick(made));
      }

      function commandAbout({ id: bookingId, userId, eventId }: BookingRecord): BookingCommand {
        const named = { eventId, userId, bookingId, commandId: newId() };
        const kind = random.pick([
          'cancel',
          'confirmHold',
          'releaseHold',
          'changeQuantity',
        ] as const);
        if (kind === 'cancel')
          return { kind, ...named, cancelledBy: 'attendee', reason: null, by: null };
        if (kind === 'releaseHold') return { kind, ...named, endedBy: 'attendee' };
        if (kind === 'confirmHold')
          return { kind, ...named, lateBookingId: newId(), isPaid: false };
        return { kind, ...named, quantity: random.between(1, 2), changedBy: 'attendee' };
      }
    },
  );

  it('after what an order goes through, and what is told of it', async () => {
    const event = await createEvent(database, {
      totalTickets: 3,
      payment: 'online',
      priceCents: 900,
    });
    await both.copyRows();
    const random = createRandom(9);
    const [orderId, lineId, bookingId] = [random.uuid(), random.uuid(), random.uuid()];
    const known = new Set([...people, event.id, orderId, lineId, bookingId]);
    const line = {
      ...{ id: lineId, bookingId, lateBookingId: bookingId, commandId: bookingId },
      ...{ ticketTypeId: null, name: 'It is "so"', quantity: 2, unitPriceCents: 900 },
      ...{ discountCents: 0, seats: 'held' as const, returned: 0, isShrinking: false },
    };
    const order = {
      ...{ id: orderId, eventId: event.id, userId: people[0]!, organiserId: event.organiserId },
      ...{ totalCents: 1_800, currency: 'EUR', provider: 'test', lines: [line] },
      ...{ taxBasisPoints: null, pricesIncludeTax: true, promoCode: null, tokenHash: null },
      ...{ forMs: 900_000, until: null, isExtended: false },
    };
    const commit = async (command: (order: OrderRecord | undefined) => BatchCommand) => {
      const [really, simulated] = await both.transact(async (tx) => {
        const [seen] = await readOrders(tx, [orderId]);
        return commitOrders(tx, [command(seen?.order)], { mayWait: true, sent: [] });
      });
      const outcomesOf = ({ outcomes }: typeof really) => readable(outcomes, known);
      expect(outcomesOf(simulated)).toMatchObject(outcomesOf(really) as object);
    };
    const decide = (event: OrderEvent | ((order: OrderRecord) => OrderEvent), id?: string) =>
      commit((seen) => {
        const events = [typeof event === 'function' ? event(seen!) : event];
        const message = id === undefined ? null : { provider: 'test', id, type: 'paid' };
        return { kind: 'decide', orderId, events, message };
      });
    await commit(() => ({ kind: 'place', order }));
    await commit(() => ({ kind: 'place', order: { ...order, id: random.uuid() } }));
    const payment = { reference: 'ref', amountCents: 1_800, currency: 'EUR' };
    const bookings = new Map([[lineId, bookingId]]);
    const page = { sessionId: 'session', url: 'https://pay.test' };
    await decide({ kind: 'payAsked', page });
    await decide({ kind: 'paymentSeen', payment }, 'message');
    await decide({ kind: 'paymentSeen', payment }, 'message');
    await decide({ kind: 'paymentSeen', payment: { ...payment, reference: 'again' } }, 'two');
    await decide(({ payments }) => ({ kind: 'seated', paymentId: payments[0]!.id, bookings }));
    await decide({ kind: 'refundAsked', lineIds: null, keepCents: 0 });
    await decide({ kind: 'freed', lineId, bookingId });
    await decide(({ refunds }) => ({ kind: 'refunded', refundId: refunds[0]!.id, reference: 'r' }));
    await compareRows(known);
  });

  it('after its messages were passed on, claimed, refused and taken', async () => {
    const event = await createEvent(database, { totalTickets: 3 });
    await both.copyRows();
    const known = new Set([...people, event.id]);
    for (const userId of people.slice(0, 2)) {
      const bookingId = randomUUID();
      known.add(bookingId);
      const asked = { eventId: event.id, userId, bookingId, quantity: 1, isUnproved: false };
      const command: BookingCommand = { kind: 'book', ...asked, idempotency: null };
      await both.transact((tx) => commitBatch(tx, [command], settings));
    }
    await both.run((one) => passOn(one, receivers, []));
    await compareRows(known);
    const claims = await both.run(async (one) => {
      const runs = await claimRuns(one, 'in order', 9, FIRST_PLACE);
      const due = await claimDue(one, 'at once', 9);
      const [first, second] = runs.filter(({ aggregateId }) => aggregateId === event.id);
      await removeDelivered(one, [first!.id]);
      await noteFailure(one, second!.id, { pauseMs: 60_000, reason: 'away' });
      const again = await claimRuns(one, 'in order', 9, FIRST_PLACE);
      return { ofRuns: runs.length, ofDue: due.length, again };
    });
    expect(readable(claims[1], known)).toEqual(readable(claims[0], known));
    await compareRows(known);
  });
});

const receivers: Receiver[] = [false, true].map((isOrdered) => ({
  ...{ name: isOrdered ? 'in order' : 'at once', isOrdered, atOnce: 1 },
  partsOf: ({ facts }) => facts.map((fact) => [fact]),
  deliver: () => Promise.resolve(),
}));
