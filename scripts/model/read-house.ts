/** What the database says, in the specification's words. */
import type { Fact } from '@lastseat/contracts';
import { readOrders } from '../../apps/api/src/checkout/orders.sql.js';
import { PRICE, type House } from './house.js';
import type { ModelWorld } from './model-world.js';
import { sortRuns, type BookingView, type OrderView, type View } from './view.js';

interface Row {
  event: View['event'];
  bookings: (Omit<BookingView, 'key'> & { id: string; key: string | null })[];
  line: (Omit<View['line'][number], 'booking'> & { booking: string | null })[];
  transfers: { id: string; booking: string; status: string; newBooking: string | null }[];
  told: Fact[][];
  passedOn: Fact[][];
  sold: Sold[];
}

interface Sold {
  id: string;
  minutesLeft: number;
  incidents: string[];
  facts: Fact[][];
}

/** @param world the specification's state: there stands who was given which number */
export async function readHouse(house: House, world: ModelWorld): Promise<View> {
  const row = await readRow(house);
  nameServed(house, row, world);
  const names = invert(house.people);
  const ids = invert(house.bookingIds);
  const idOf = (id: string | null) => (id === null ? 0 : (ids.get(id) ?? -1));
  const places = new Map(house.entryIds.map((id, place) => [id, place]));
  const toFact = (fact: Fact): string => {
    const about =
      'bookingId' in fact ? idOf(fact.bookingId) : 'entryId' in fact ? places.get(fact.entryId) : 0;
    return `${fact.type} ${about}`;
  };
  return {
    event: row.event,
    bookings: row.bookings
      .map(({ id, owner, key, ...booking }): [number, BookingView] => [
        idOf(id),
        { owner: names.get(owner)!, ...booking, key: Number(key?.replace('key ', '') ?? 0) },
      ])
      .sort(([one], [other]) => one - other),
    line: row.line.map(({ person, booking, ...entry }) => ({
      ...{ person: names.get(person)!, ...entry, booking: idOf(booking) },
    })),
    transfers: house.transferIds.map((id) => {
      const { booking, status, newBooking } = row.transfers.find((one) => one.id === id)!;
      return { booking: idOf(booking), status, newBooking: idOf(newBooking) };
    }),
    told: row.told.map((facts) => sortRuns(facts.map(toFact))),
    passedOn: row.passedOn.flat().filter(isOfTransfer).map(toFact).sort(),
    counts: readCounts(house, world),
    orders: await readOrderViews(house, row.sold, { names, idOf }),
    shown: house.window.find(house.eventId)?.version ?? 0,
  };
}

/** Whoever is served gets an id that the core makes. */
function nameServed({ bookingIds }: House, { line }: Row, { hall }: ModelWorld): void {
  line.forEach(({ booking }, place) => {
    const id = hall.line[place]?.booking ?? 0;
    if (booking !== null && id > 0) bookingIds.set(id, booking);
  });
}

/** That it was accepted is told beside it, to whoever asked. */
const isOfTransfer = ({ type }: Fact) => type === 'booking.transferred';

/** An answer of COMMIT that is lost takes the count with it: then the process's next look tells it. */
function readCounts({ announced, eventId, losesAnswers }: House, { hall }: ModelWorld): number[] {
  const updates = announced.get(eventId) ?? [];
  return hall.commits.slice(1).flatMap(({ remaining }, index) => {
    const update = updates.find(({ version }) => version === index + 1);
    return update?.remainingTickets ?? (losesAnswers ? remaining : []);
  });
}

const invert = <Key, Value>(map: ReadonlyMap<Key, Value>) =>
  new Map([...map].map(([key, value]) => [value, key]));

interface Names {
  names: ReadonlyMap<string, string>;
  idOf: (id: string) => number;
}

async function readOrderViews(
  { prisma, orderIds, messages }: House,
  sold: readonly Sold[],
  { names, idOf }: Names,
): Promise<OrderView[]> {
  if (orderIds.length === 0) return [];
  const rows = new Map((await readOrders(prisma, orderIds)).map(({ order }) => [order.id, order]));
  return orderIds.map((id, index): OrderView => {
    const order = rows.get(id)!;
    const { minutesLeft, incidents, facts } = sold.find((one) => one.id === id)!;
    const line = order.lines[0]!;
    const references = (messages.get(index) ?? []).map(({ payment }) => payment!.reference);
    const placeOf = (paymentId: string) => order.payments.findIndex((one) => one.id === paymentId);
    return {
      ...{ person: names.get(order.userId)!, booking: idOf(line.bookingId), seats: line.quantity },
      ...{ line: line.seats, state: order.state, minutesLeft, isExtended: order.isExtended },
      ...{ page: order.session, looks: order.looks },
      payments: order.payments.map(({ reference, amountCents, use }) => ({
        ...{ reference: references.indexOf(reference), amount: amountCents / PRICE, use },
      })),
      refunds: order.refunds.map(({ paymentId, amountCents, state }) => ({
        ...{ payment: placeOf(paymentId), amount: amountCents / PRICE, isDone: state === 'done' },
      })),
      ...{ incidents, facts: facts.flat().map(({ type }) => type) },
    };
  });
}

/** In one statement: nothing of it is from another moment. */
async function readRow({ database, eventId }: House): Promise<Row> {
  const [row] = await database.query<Row>(
    `SELECT
       (SELECT json_build_object(
          'total', "totalTickets", 'remaining', "remainingTickets", 'held', "heldTickets",
          'waiting', "waitingCount", 'version', version, 'isCancelled', status = 'cancelled',
          'isPaused', "isWaitlistPaused")
        FROM "Event" WHERE id = $1) AS event,
       (SELECT coalesce(json_agg(json_build_object(
          'id', id, 'owner', "userId", 'seats', quantity, 'status', status, 'endedBy', "cancelledBy",
          'minutesLeft', ceil(extract(epoch FROM "expiresAt" - clock_timestamp()) / 60),
          'key', "idempotencyKey")), '[]')
        FROM "Booking" WHERE "eventId" = $1) AS bookings,
       (SELECT coalesce(json_agg(json_build_object(
          'person', "userId", 'seats', quantity, 'status', status, 'booking', "bookingId")
          ORDER BY position), '[]')
        FROM "WaitlistEntry" WHERE "eventId" = $1) AS line,
       (SELECT coalesce(json_agg(json_build_object(
          'id', id, 'booking', "bookingId", 'status', status, 'newBooking', "newBookingId")), '[]')
        FROM "Transfer" WHERE "eventId" = $1) AS transfers,
       (SELECT coalesce(json_agg(facts ORDER BY version), '[]') FROM "OutboxMessage"
        WHERE "aggregateType" = 'event' AND "aggregateId" = $1) AS told,
       (SELECT coalesce(json_agg(facts), '[]') FROM "OutboxMessage"
        WHERE "aggregateType" = 'transfer'
          AND "aggregateId" IN (SELECT id FROM "Transfer" WHERE "eventId" = $1)) AS "passedOn",
       (SELECT coalesce(json_agg(json_build_object(
          'id', id,
          'minutesLeft', ceil(extract(epoch FROM "expiresAt" - clock_timestamp()) / 60),
          'incidents', (SELECT coalesce(json_agg(kind ORDER BY id), '[]') FROM "PaymentIncident"
                        WHERE "eventId" = $1 AND "orderId" = sold.id),
          'facts', (SELECT coalesce(json_agg(facts ORDER BY version), '[]') FROM "OutboxMessage"
                    WHERE "aggregateType" = 'order' AND "aggregateId" = sold.id))), '[]')
        FROM "Order" AS sold WHERE "eventId" = $1) AS sold`,
    [eventId],
  );
  return row!;
}
