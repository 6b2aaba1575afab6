/** The raw SQL of what was decided about orders: one statement, of as many parts as have something to write. */
import type { Fact, PaymentIncidentKind } from '@lastseat/contracts';
import { Prisma } from '../../../generated/prisma/client.js';
import { arrayLiteral, numberArrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import type { OrderChange, TakenMessage } from '../domain/decide-orders.js';
import type { OrderLineRecord, OrderRecord, PaymentRecord, RefundRecord } from '../domain/order.js';

/**
 * In the order of their ids, as for the locks. Two that bring the same one wait for each other.
 * @returns those that were not taken before, each once
 */
export function noteProviderEvents(
  tx: Transaction,
  messages: readonly TakenMessage[],
): Promise<TakenMessage[]> {
  const sorted = [...messages].sort((one, other) => (one.id < other.id ? -1 : 1));
  return tx.$queryRaw<TakenMessage[]>`
    INSERT INTO "ProviderEvent" (provider, id, type)
    SELECT * FROM unnest(
      ${arrayLiteral(sorted.map(({ provider }) => provider))}::text[],
      ${arrayLiteral(sorted.map(({ id }) => id))}::text[],
      ${arrayLiteral(sorted.map(({ type }) => type))}::text[]
    )
    ON CONFLICT DO NOTHING
    RETURNING provider, id, type`;
}

/** Somebody wrote to an order without its lock. Nothing is committed. */
class LostOrderLockError extends Error {}

/** What changed of them, and what is told of it; what became of nothing is left alone. */
export async function writeOrders(
  tx: Transaction,
  changes: readonly OrderChange[],
  newId: () => string,
): Promise<void> {
  const parts = [
    updateOrders(changes),
    ...updateLines(listChanged(changes, 'lines')),
    ...writePayments(listChanged(changes, 'payments')),
    ...writeRefunds(listChanged(changes, 'refunds')),
    ...insertIncidents(changes, newId),
    ...insertMessages(changes),
  ];
  const [row] = await tx.$queryRaw<{ written: number }[]>`
    WITH ${Prisma.join(parts, ', ')} SELECT count(*)::int AS written FROM moved`;
  if (row!.written !== changes.length) throw new LostOrderLockError();
}

function updateOrders(changes: readonly OrderChange[]): Prisma.Sql {
  const orders = changes.map(({ after }) => after);
  const textsOf = (read: (order: OrderRecord) => string | null) => arrayLiteral(orders.map(read));
  return Prisma.sql`moved AS (
    UPDATE "Order" AS placed
    SET state = given.state, "expiresAt" = given."expiresAt", "isExtended" = given."isExtended",
        "seenAt" = given."seenAt", session = given.session, "sessionId" = given."sessionId",
        "paymentUrl" = given."paymentUrl", looks = given.looks, "endedAt" = given."endedAt",
        "nextStepAt" = given."nextStepAt", attempts = given.attempts,
        version = placed.version + given.told
    FROM unnest(
      ${textsOf(({ eventId }) => eventId)}::uuid[], ${textsOf(({ id }) => id)}::uuid[],
      ${textsOf(({ state }) => state)}::"OrderState"[],
      ${textsOf(({ expiresAt }) => timeOf(expiresAt))}::timestamptz[],
      ${textsOf(({ isExtended }) => String(isExtended))}::boolean[],
      ${textsOf(({ seenAt }) => timeOf(seenAt))}::timestamptz[],
      ${textsOf(({ session }) => session)}::"SessionState"[],
      ${textsOf(({ sessionId }) => sessionId)}::text[],
      ${textsOf(({ paymentUrl }) => paymentUrl)}::text[],
      ${numberArrayLiteral(orders.map(({ looks }) => looks))}::int[],
      ${textsOf(({ endedAt }) => timeOf(endedAt))}::timestamptz[],
      ${arrayLiteral(changes.map(({ next }) => timeOf(next.nextStepAt)))}::timestamptz[],
      ${numberArrayLiteral(changes.map(({ next }) => next.attempts))}::int[],
      ${numberArrayLiteral(changes.map(({ facts }) => Math.min(1, facts.length)))}::int[]
    ) AS given("eventId", id, state, "expiresAt", "isExtended", "seenAt", session, "sessionId",
               "paymentUrl", looks, "endedAt", "nextStepAt", attempts, told)
    WHERE placed."eventId" = given."eventId" AND placed.id = given.id
    RETURNING placed.id, placed.version
  )`;
}

type Part = 'lines' | 'payments' | 'refunds';

type Changed<Row> = Row & { eventId: string; orderId: string; isNew: boolean };

/** Records are replaced where they change, and left where they do not. */
function listChanged<Of extends Part>(
  changes: readonly OrderChange[],
  part: Of,
): Changed<OrderRecord[Of][number]>[] {
  return changes.flatMap(({ before, after }) => {
    const { eventId, id: orderId } = after;
    const known: readonly { id: string }[] = before[part];
    const rows: readonly OrderRecord[Of][number][] = after[part];
    return rows
      .filter((row) => !known.includes(row))
      .map((row) => ({
        ...row,
        ...{ eventId, orderId, isNew: !known.some(({ id }) => id === row.id) },
      }));
  });
}

function updateLines(lines: readonly Changed<OrderLineRecord>[]): Prisma.Sql[] {
  if (lines.length === 0) return [];
  return [
    Prisma.sql`seated AS (
      UPDATE "OrderLine" AS line
      SET seats = given.seats, "bookingId" = given."bookingId", returned = given.returned,
          "isShrinking" = given."isShrinking"
      FROM unnest(
        ${idsOf(lines)}, ${arrayLiteral(lines.map(({ seats }) => seats))}::"LineSeats"[],
        ${arrayLiteral(lines.map(({ bookingId }) => bookingId))}::uuid[],
        ${numberArrayLiteral(lines.map(({ returned }) => returned))}::int[],
        ${arrayLiteral(lines.map(({ isShrinking }) => String(isShrinking)))}::boolean[]
      ) AS given("eventId", id, seats, "bookingId", returned, "isShrinking")
      WHERE line."eventId" = given."eventId" AND line.id = given.id
    )`,
  ];
}

function writePayments(payments: readonly Changed<PaymentRecord>[]): Prisma.Sql[] {
  const known = payments.filter(({ isNew }) => !isNew);
  const came = payments.filter(({ isNew }) => isNew);
  return [
    ...(known.length > 0 ? [updatePayments(known)] : []),
    ...(came.length > 0 ? [insertPayments(came)] : []),
  ];
}

const updatePayments = (payments: readonly Changed<PaymentRecord>[]) => Prisma.sql`used AS (
  UPDATE "Payment" AS payment SET use = given.use
  FROM unnest(
    ${idsOf(payments)}, ${arrayLiteral(payments.map(({ use }) => use))}::"PaymentUse"[]
  ) AS given("eventId", id, use)
  WHERE payment."eventId" = given."eventId" AND payment.id = given.id
)`;

const insertPayments = (payments: readonly Changed<PaymentRecord>[]) => Prisma.sql`came AS (
  INSERT INTO "Payment" ("eventId", id, "orderId", provider, reference, "amountCents", currency, use,
                         "receivedAt")
  SELECT * FROM unnest(
    ${idsOf(payments)}, ${arrayLiteral(payments.map(({ orderId }) => orderId))}::uuid[],
    ${arrayLiteral(payments.map(({ provider }) => provider))}::text[],
    ${arrayLiteral(payments.map(({ reference }) => reference))}::text[],
    ${numberArrayLiteral(payments.map(({ amountCents }) => amountCents))}::int[],
    ${arrayLiteral(payments.map(({ currency }) => currency))}::text[],
    ${arrayLiteral(payments.map(({ use }) => use))}::"PaymentUse"[],
    ${arrayLiteral(payments.map(({ receivedAt }) => timeOf(receivedAt)))}::timestamptz[]
  )
)`;

function writeRefunds(refunds: readonly Changed<RefundRecord>[]): Prisma.Sql[] {
  const known = refunds.filter(({ isNew }) => !isNew);
  const due = refunds.filter(({ isNew }) => isNew);
  return [
    ...(known.length > 0 ? [updateRefunds(known)] : []),
    ...(due.length > 0 ? [insertRefunds(due)] : []),
  ];
}

const updateRefunds = (refunds: readonly Changed<RefundRecord>[]) => Prisma.sql`sent AS (
  UPDATE "Refund" AS refund
  SET state = given.state, reference = given.reference, "endedAt" = given."endedAt"
  FROM unnest(${idsOf(refunds)}, ${becameOf(refunds)})
    AS given("eventId", id, state, reference, "endedAt")
  WHERE refund."eventId" = given."eventId" AND refund.id = given.id
)`;

const insertRefunds = (refunds: readonly Changed<RefundRecord>[]) => Prisma.sql`due AS (
  INSERT INTO "Refund" ("eventId", id, state, reference, "endedAt", "orderId", "paymentId", "lineId",
                        "seatsBefore", "amountCents", "createdAt")
  SELECT * FROM unnest(
    ${idsOf(refunds)}, ${becameOf(refunds)},
    ${arrayLiteral(refunds.map(({ orderId }) => orderId))}::uuid[],
    ${arrayLiteral(refunds.map(({ paymentId }) => paymentId))}::uuid[],
    ${arrayLiteral(refunds.map(({ lineId }) => lineId))}::uuid[],
    ${numberArrayLiteral(refunds.map(({ seatsBefore }) => seatsBefore))}::int[],
    ${numberArrayLiteral(refunds.map(({ amountCents }) => amountCents))}::int[],
    ${arrayLiteral(refunds.map(({ createdAt }) => timeOf(createdAt)))}::timestamptz[]
  )
)`;

const becameOf = (refunds: readonly RefundRecord[]) => Prisma.sql`
  ${arrayLiteral(refunds.map(({ state }) => state))}::"RefundState"[],
  ${arrayLiteral(refunds.map(({ reference }) => reference))}::text[],
  ${arrayLiteral(refunds.map(({ endedAt }) => timeOf(endedAt)))}::timestamptz[]`;

interface Incident {
  change: OrderChange;
  kind: PaymentIncidentKind;
}

function insertIncidents(changes: readonly OrderChange[], newId: () => string): Prisma.Sql[] {
  const incidents = changes.flatMap((change) =>
    change.incidents.map((kind): Incident => ({ change, kind })),
  );
  if (incidents.length === 0) return [];
  return [
    Prisma.sql`noticed AS (
      INSERT INTO "PaymentIncident" ("eventId", "orderId", id, kind, "createdAt")
      SELECT * FROM unnest(
        ${arrayLiteral(incidents.map(({ change }) => change.after.eventId))}::uuid[],
        ${arrayLiteral(incidents.map(({ change }) => change.after.id))}::uuid[],
        ${arrayLiteral(incidents.map(() => newId()))}::uuid[],
        ${arrayLiteral(incidents.map(({ kind }) => kind))}::text[],
        ${arrayLiteral(incidents.map(({ change }) => timeOf(change.now)))}::timestamptz[]
      )
    )`,
  ];
}

/** One for each order, as versions count them; what it tells is the text that the part with the order's id has. */
function insertMessages(changes: readonly OrderChange[]): Prisma.Sql[] {
  const told = changes.filter(({ facts }) => facts.length > 0);
  if (told.length === 0) return [];
  const texts = told.map(({ facts }: { facts: readonly Fact[] }) => JSON.stringify(facts));
  return [
    Prisma.sql`told AS (
      INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
      SELECT 'order', id, version, facts::json
      FROM unnest(
        ${arrayLiteral(told.map(({ after }) => after.id))}::uuid[], ${arrayLiteral(texts)}::text[]
      ) AS message(id, facts)
      JOIN moved USING (id)
    )`,
  ];
}

const idsOf = (rows: readonly { eventId: string; id: string }[]) => Prisma.sql`
  ${arrayLiteral(rows.map(({ eventId }) => eventId))}::uuid[],
  ${arrayLiteral(rows.map(({ id }) => id))}::uuid[]`;

const timeOf = (time: Date | null) => time?.toISOString() ?? null;
