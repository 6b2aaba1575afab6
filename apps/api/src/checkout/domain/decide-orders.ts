/**
 * What becomes of the orders of a batch. Pure; it is asked under the locks of all of them.
 *
 * What must stay true: whatever is in a batch together, each order ends as if its commands had come alone, in
 * the order in which they came.
 */
import type { Fact, PaymentIncidentKind } from '@lastseat/contracts';
import { decideOrder } from './decide-order.js';
import { findNextStepAt } from './find-step.js';
import type { OrderEvent, OrderRecord, OrderRefusal } from './order.js';

/** How long the steps of one order may take before somebody else goes on with it. */
export const LEASE_MS = 60_000;

/** A provider's, which is taken once. */
export interface TakenMessage {
  provider: string;
  id: string;
  type: string;
}

/** All of its events are decided, or none is. */
export interface OrderCommand {
  orderId: string;
  events: readonly OrderEvent[];
  message: TakenMessage | null;
}

/** When somebody looks at an order again, and after how many failed tries. */
interface Schedule {
  nextStepAt: Date | null;
  attempts: number;
}

export interface LockedOrder {
  order: OrderRecord & Schedule;
  /** The database's clock, read under the lock. */
  now: Date;
}

export interface DecidedOrder {
  kind: 'decided';
  /** As it is then. */
  order: OrderRecord;
  now: Date;
  refused: OrderRefusal | null;
  hasChanged: boolean;
}

/** `not served`: somebody else has it locked, and nothing was done. */
export type OrderOutcome = DecidedOrder | { kind: 'not found' } | { kind: 'not served' };

/** What a batch makes of one order. */
export interface OrderChange {
  before: OrderRecord & Schedule;
  after: OrderRecord;
  next: Schedule;
  facts: Fact[];
  incidents: PaymentIncidentKind[];
  now: Date;
}

export interface OrderDecisions {
  /** One for each command, in their order. */
  outcomes: OrderOutcome[];
  /** Of those of which something is to be written. */
  changes: OrderChange[];
}

/** @property orders by id; null: there is none. One that is missing is locked by somebody else. */
export interface KnownOrders {
  orders: ReadonlyMap<string, LockedOrder | null>;
  /** By {@link keyOf}: those that nobody had taken before this batch. */
  freshMessages: ReadonlySet<string>;
}

export const keyOf = ({ provider, id }: TakenMessage): string => `${provider} ${id}`;

export function decideOrders(
  commands: readonly OrderCommand[],
  { orders, freshMessages }: KnownOrders,
  newId: () => string,
): OrderDecisions {
  const fresh = new Set(freshMessages);
  const changes = new Map<string, OrderChange>();
  const outcomes = commands.map((command): OrderOutcome => {
    const locked = orders.get(command.orderId);
    if (!locked) return { kind: locked === null ? 'not found' : 'not served' };
    const change = changes.get(command.orderId) ?? begin(locked);
    changes.set(command.orderId, change);
    // The second of two that are the same finds it gone.
    const isTaken = command.message !== null && !fresh.delete(keyOf(command.message));
    return isTaken ? unchanged(change) : decide(change, command.events, newId);
  });
  return { outcomes, changes: [...changes.values()].filter(isToBeWritten) };
}

const begin = ({ order, now }: LockedOrder): OrderChange => ({
  ...{ before: order, after: order, next: order, facts: [], incidents: [], now },
});

const unchanged = (
  { after: order, now }: OrderChange,
  refused: OrderRefusal | null = null,
): DecidedOrder => ({ kind: 'decided', order, now, refused, hasChanged: false });

function decide(
  change: OrderChange,
  events: readonly OrderEvent[],
  newId: () => string,
): DecidedOrder {
  const { now } = change;
  let order = change.after;
  const [facts, incidents] = [[] as Fact[], [] as PaymentIncidentKind[]];
  for (const event of events) {
    const decision = decideOrder(order, event, { now, newId });
    if (decision.refused !== null) return unchanged(change, decision.refused);
    order = decision.order;
    facts.push(...decision.facts);
    incidents.push(...decision.incidents);
  }
  const hasChanged = order !== change.after;
  change.next = findNext(change.next, order, now, hasChanged);
  change.after = order;
  change.facts.push(...facts);
  change.incidents.push(...incidents);
  return { kind: 'decided', order, now, refused: null, hasChanged };
}

/** Whoever changed it does what follows, and has a lease for as long; after a failure the pause stays. */
function findNext(before: Schedule, order: OrderRecord, now: Date, hasChanged: boolean): Schedule {
  const nextStepAt = findNextStepAt(order, now);
  if (nextStepAt === null || nextStepAt > now) return { nextStepAt, attempts: 0 };
  const { attempts } = before;
  if (!hasChanged && attempts > 0) return { nextStepAt: before.nextStepAt, attempts };
  return { nextStepAt: new Date(now.getTime() + LEASE_MS), attempts: hasChanged ? 0 : attempts };
}

function isToBeWritten({ before, after, next }: OrderChange): boolean {
  if (before !== after) return true;
  return (
    before.nextStepAt?.getTime() !== next.nextStepAt?.getTime() || before.attempts !== next.attempts
  );
}
