/** The story of an order, read off the rows that are there anyway. Pure. */
import {
  paymentIncidentKindSchema,
  type Activity,
  type OrderMoment,
  type OrderMomentKind,
} from '@lastseat/contracts';
import type { OrderRecord, RefundRecord } from './domain/order.js';
import type { IncidentRow } from './organiser-orders.sql.js';

/** A moment before it is in its place. */
type Told = Pick<OrderMoment, 'kind'> & Partial<Omit<OrderMoment, 'at'>> & { at: Date | null };

/** @param asked what members did about it, as the activity has it */
export function tellMoments(
  order: OrderRecord,
  incidents: readonly IncidentRow[],
  asked: readonly Activity[],
): OrderMoment[] {
  const dated = [
    ...order.payments.map((payment): Told => tellPaid(payment)),
    ...tellEnd(order),
    ...asked.map((activity) => tellAsked(order, activity)),
    ...order.refunds.flatMap((refund) => tellRefund(order, refund)),
    ...incidents.map(({ kind, createdAt }): Told => {
      return { kind: 'incident', at: createdAt, incident: paymentIncidentKindSchema.parse(kind) };
    }),
  ];
  // A stable sort: what happened in one transaction stays as it is listed above.
  const sorted = dated.toSorted((one, other) => timeOf(one) - timeOf(other));
  return [...tellBeginning(order), ...sorted].map(toMoment);
}

const timeOf = ({ at }: Told) => at?.getTime() ?? 0;

/** When it was extended, and when its person went to the provider's, no row says. */
function tellBeginning({ createdAt, isExtended, session }: OrderRecord): Told[] {
  return [
    { kind: 'made', at: createdAt },
    ...(isExtended ? [{ kind: 'extended', at: null } as const] : []),
    ...(session === 'none' ? [] : [{ kind: 'atProvider', at: null } as const]),
  ];
}

const tellPaid = ({
  receivedAt,
  amountCents,
  currency,
}: OrderRecord['payments'][number]): Told => ({
  ...{ kind: 'paid', at: receivedAt, amountCents, currency },
});

function tellEnd({ state, endedAt, payments }: OrderRecord): Told[] {
  if (endedAt === null) return [];
  const isSeated = payments.some(({ use }) => use === 'seats');
  if (isSeated) return [{ kind: 'seated', at: endedAt }];
  const ends: Partial<Record<OrderRecord['state'], OrderMomentKind>> = {
    expired: 'expired',
    cancelled: 'givenBack',
    failed: 'unseated',
    // All of the money went back, and none of it had seats.
    refunded: 'unseated',
  };
  const kind = ends[state];
  return kind === undefined ? [] : [{ kind, at: endedAt }];
}

/** Longer than a transaction takes. */
const SAME_DEED_MS = 10_000;

/**
 * It is written a moment after the refunds that it begins, in one transaction with them: it is told before them, and
 * after those of the seats that went back a moment ago.
 */
function tellAsked({ refunds }: OrderRecord, { actor, changes, createdAt }: Activity): Told {
  const { keepCents, reason } = changes;
  const written = Date.parse(createdAt);
  const begun = refunds
    .map((refund) => refund.createdAt.getTime())
    .filter((time) => time <= written && time > written - SAME_DEED_MS);
  return {
    kind: 'refundAsked',
    at: new Date(begun.length === 0 ? written : Math.max(...begun)),
    amountCents: typeof keepCents?.after === 'number' ? keepCents.after : null,
    actorName: actor?.name ?? null,
    reason: typeof reason?.after === 'string' && reason.after !== '' ? reason.after : null,
  };
}

function tellRefund({ payments }: OrderRecord, refund: RefundRecord): Told[] {
  const { paymentId, amountCents, state, createdAt, endedAt } = refund;
  const currency = payments.find(({ id }) => id === paymentId)?.currency ?? null;
  const money = { amountCents, currency };
  const begun: Told = { kind: 'refundBegun', at: createdAt, ...money };
  if (state === 'due') return [begun];
  const kind = state === 'done' ? 'refundDone' : 'refundRefused';
  return [begun, { kind, at: endedAt, ...money }];
}

const toMoment = ({ at, ...told }: Told): OrderMoment => ({
  ...{ amountCents: null, currency: null, actorName: null, reason: null, incident: null },
  ...told,
  at: at?.toISOString() ?? null,
});
