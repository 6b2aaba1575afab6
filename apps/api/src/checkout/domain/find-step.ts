/**
 * What is still to be done of an order, read off its rows: so whoever comes after a crash knows it too. Pure.
 * Each step can be done twice, and its result is decided by `decideOrder`.
 */
import type { OrderLineRecord, OrderRecord, PaymentRecord, RefundRecord } from './order.js';
import { endOf, findSeating, isLive, isOver } from './order-questions.js';

export type OrderStep =
  /** Has the core confirm the seats of a payment. */
  | { kind: 'seat'; payment: PaymentRecord }
  /** What was never paid is let go; what was is cancelled. */
  | { kind: 'free'; line: OrderLineRecord; how: 'release' | 'cancel' }
  /** Has the core take back the seats that went back. */
  | { kind: 'shrink'; line: OrderLineRecord }
  | { kind: 'refund'; refund: RefundRecord; payment: PaymentRecord }
  | { kind: 'expire' }
  /** Has the provider take no more money, and say what came. */
  | { kind: 'closeSession' }
  /** Asks the provider what came: a webhook may be lost. */
  | { kind: 'look' };

/** While somebody pays, in milliseconds. */
const LOOK_EVERY_MS = 30_000;

const HOUR_MS = 3_600_000;

/** After the end of an order that was not paid, for money that comes late and of which no webhook told. */
const LOOKS_AFTER_MS = [HOUR_MS / 6, HOUR_MS, 24 * HOUR_MS];

/** Of one that was: somebody may have paid twice. */
const LOOKS_WHEN_SOLD_MS = [24 * HOUR_MS];

/** @param isDue whether its time has come: then the provider is asked as well */
export function findStep(order: OrderRecord, now: Date, isDue: boolean): OrderStep | null {
  const urgent = findUrgent(order);
  if (urgent !== null) return urgent;
  const isEnding = !isLive(order) || isOver(order, now);
  if (order.session === 'none') return isLive(order) && isEnding ? { kind: 'expire' } : null;
  if (order.session === 'open' && isEnding) return { kind: 'closeSession' };
  if (!isDue) return null;
  return isLive(order) || isTimeForLook(order, now) ? { kind: 'look' } : null;
}

/** It may be due for another step: a look before its time would be one fewer after it. */
function isTimeForLook(order: OrderRecord, now: Date): boolean {
  const at = findLaterLook(order);
  return at !== null && at <= now;
}

/** What waits for nobody. */
function findUrgent(order: OrderRecord): OrderStep | null {
  const payment = findSeating(order);
  if (payment) return { kind: 'seat', payment };
  const line = order.lines.find(({ seats }) => seats === 'freeing');
  if (line) {
    const isHeld = order.state === 'expired' || order.state === 'cancelled';
    return { kind: 'free', line, how: isHeld ? 'release' : 'cancel' };
  }
  const shrinking = order.lines.find(({ isShrinking }) => isShrinking);
  if (shrinking) return { kind: 'shrink', line: shrinking };
  const refund = order.refunds.find(({ state }) => state === 'due');
  if (!refund) return null;
  return { kind: 'refund', refund, payment: order.payments.find(isOf(refund))! };
}

const isOf =
  ({ paymentId }: RefundRecord) =>
  ({ id }: PaymentRecord) =>
    id === paymentId;

/** When somebody has to look at the order next; null: never more. */
export function findNextStepAt(order: OrderRecord, now: Date): Date | null {
  if (findStep(order, now, false) !== null) return now;
  if (!isLive(order)) return findLaterLook(order);
  const end = endOf(order);
  if (order.state === 'open') return end;
  return new Date(Math.min(end.getTime(), now.getTime() + LOOK_EVERY_MS));
}

function findLaterLook(order: OrderRecord): Date | null {
  const { session, sessionId, payments, endedAt, looks } = order;
  const isSold = payments.some(({ use }) => use !== 'refund');
  const after = (isSold ? LOOKS_WHEN_SOLD_MS : LOOKS_AFTER_MS)[looks];
  if (sessionId === null || session !== 'over' || endedAt === null) return null;
  if (after === undefined) return null;
  return new Date(endedAt.getTime() + after);
}
