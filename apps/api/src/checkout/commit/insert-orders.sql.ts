/** The raw SQL by which orders are made. */
import { Prisma } from '../../../generated/prisma/client.js';
import { arrayLiteral, numberArrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import type { OrderRecord } from '../domain/order.js';
import { readOrders, type OrderRow } from '../orders.sql.js';

export type NewOrder = Pick<
  OrderRecord,
  | ('id' | 'eventId' | 'userId' | 'organiserId' | 'totalCents' | 'currency' | 'provider' | 'lines')
  | ('taxBasisPoints' | 'pricesIncludeTax' | 'promoCode')
> & {
  /** From now on, by the database's clock, in milliseconds. */
  forMs: number;
  /** It ends no later, whatever `forMs` says; null: it may. */
  until: Date | null;
  isExtended: boolean;
  tokenHash: Uint8Array | null;
};

/**
 * By the person, for all processes alike: two batches of the same people then wait for each other in a row, and
 * never in a circle.
 * @param isRetry whether an earlier try may have made them: then those are found
 * @returns by id those that were made: of the others the person has one at the event that is not over
 */
export async function insertOrders(
  tx: Transaction,
  orders: readonly NewOrder[],
  isRetry: boolean,
): Promise<Map<string, OrderRow>> {
  if (orders.length === 0) return new Map();
  const placeOf = ({ eventId, userId }: NewOrder) => `${eventId} ${userId}`;
  const sorted = [...orders].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  const made = new Map((await insert(tx, sorted)).map((row) => [row.id, row]));
  const rows = orders.flatMap(({ id, lines }) => {
    const row = made.get(id);
    return row ? [{ ...row, lines, payments: [], refunds: [] }] : [];
  });
  const missing = isRetry ? orders.filter(({ id }) => !made.has(id)).map(({ id }) => id) : [];
  const known = missing.length > 0 ? await readOrders(tx, missing) : [];
  const all = [...rows, ...known.map(({ order }) => order)];
  return new Map(all.map((row) => [row.id, row]));
}

/** What is stored of an order by itself. */
type BareOrder = Omit<OrderRow, 'lines' | 'payments' | 'refunds'>;

function insert(tx: Transaction, orders: readonly NewOrder[]): Promise<BareOrder[]> {
  return tx.$queryRaw<BareOrder[]>`
    WITH made AS (
      INSERT INTO "Order" ("eventId", id, "userId", "organiserId", "totalCents", currency, provider,
                           "taxBasisPoints", "pricesIncludeTax", "promoCode", "expiresAt", "seenAt", "nextStepAt", "tokenHash", "createdAt", "isExtended")
      SELECT "eventId", id, "userId", "organiserId", "totalCents", currency, provider,
             "taxBasisPoints", "pricesIncludeTax", "promoCode",
             least(now() + interval '1 ms' * "forMs", until), now(), now() + interval '1 minute',
             "tokenHash", now(), "isExtended"
      FROM ${unnestOrders(orders)}
      ON CONFLICT DO NOTHING
      RETURNING *
    ), lined AS (
      INSERT INTO "OrderLine" ("eventId", "orderId", id, "bookingId", "lateBookingId", "commandId",
                               "ticketTypeId", name, quantity, "unitPriceCents", "discountCents", seats)
      SELECT line.* FROM ${unnestLines(orders)}
      WHERE line."orderId" IN (SELECT id FROM made)
    )
    SELECT * FROM made`;
}

const unnestOrders = (orders: readonly NewOrder[]) => Prisma.sql`
  unnest(
    ${arrayLiteral(orders.map(({ eventId }) => eventId))}::uuid[],
    ${arrayLiteral(orders.map(({ id }) => id))}::uuid[],
    ${arrayLiteral(orders.map(({ userId }) => userId))}::uuid[],
    ${arrayLiteral(orders.map(({ organiserId }) => organiserId))}::uuid[],
    ${numberArrayLiteral(orders.map(({ totalCents }) => totalCents))}::int[],
    ${arrayLiteral(orders.map(({ currency }) => currency))}::text[],
    ${arrayLiteral(orders.map(({ provider }) => provider))}::text[],
    ${arrayLiteral(orders.map(({ taxBasisPoints }) => taxBasisPoints?.toString() ?? null))}::int[],
    ${arrayLiteral(orders.map(({ pricesIncludeTax }) => String(pricesIncludeTax)))}::boolean[],
    ${arrayLiteral(orders.map(({ promoCode }) => promoCode))}::text[],
    ${numberArrayLiteral(orders.map(({ forMs }) => forMs))}::int[],
    ${arrayLiteral(orders.map(({ until }) => until?.toISOString() ?? null))}::timestamptz[],
    ${arrayLiteral(orders.map(({ tokenHash }) => toBytea(tokenHash)))}::bytea[],
    ${arrayLiteral(orders.map(({ isExtended }) => String(isExtended)))}::boolean[]
  ) AS given("eventId", id, "userId", "organiserId", "totalCents", currency, provider, "taxBasisPoints",
             "pricesIncludeTax", "promoCode", "forMs", until, "tokenHash", "isExtended")`;

function unnestLines(orders: readonly NewOrder[]) {
  const lines = orders.flatMap(({ eventId, id: orderId, lines: own }) =>
    own.map((line) => ({ ...line, eventId, orderId })),
  );
  return Prisma.sql`
    unnest(
      ${arrayLiteral(lines.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(lines.map(({ orderId }) => orderId))}::uuid[],
      ${arrayLiteral(lines.map(({ id }) => id))}::uuid[],
      ${arrayLiteral(lines.map(({ bookingId }) => bookingId))}::uuid[],
      ${arrayLiteral(lines.map(({ lateBookingId }) => lateBookingId))}::uuid[],
      ${arrayLiteral(lines.map(({ commandId }) => commandId))}::uuid[],
      ${arrayLiteral(lines.map(({ ticketTypeId }) => ticketTypeId))}::uuid[],
      ${arrayLiteral(lines.map(({ name }) => name))}::text[],
      ${numberArrayLiteral(lines.map(({ quantity }) => quantity))}::int[],
      ${numberArrayLiteral(lines.map(({ unitPriceCents }) => unitPriceCents))}::int[],
      ${numberArrayLiteral(lines.map(({ discountCents }) => discountCents))}::int[],
      ${arrayLiteral(lines.map(({ seats }) => seats))}::"LineSeats"[]
    ) AS line("eventId", "orderId", id, "bookingId", "lateBookingId", "commandId", "ticketTypeId", name,
              quantity, "unitPriceCents", "discountCents", seats)`;
}

const toBytea = (bytes: Uint8Array | null) =>
  bytes === null ? null : `\\x${Buffer.from(bytes).toString('hex')}`;
