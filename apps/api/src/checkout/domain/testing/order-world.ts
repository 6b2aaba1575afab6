/**
 * A small world around orders: a booking core, a provider, webhooks that come in any order, workers that die
 * between two steps. It does to orders what `OrdersService` and `OrderSteps` do, in memory.
 */
import { decideOrder } from '../decide-order.js';
import { isLive } from '../order-questions.js';
import { findNextStepAt, findStep, type OrderStep } from '../find-step.js';
import type { OrderEvent, OrderRecord, SeenPayment } from '../order.js';

/** Of an order's seats, which are not to be paid one by one without a rest. */
export const SEATS = 3;
export const SEAT_PRICE = 333;
export const PRICE = SEATS * SEAT_PRICE;
const later = new Date(8.64e15);
const START = new Date('2027-03-15T10:00:00Z').getTime();

interface Booking {
  status: 'held' | 'confirmed' | 'cancelled';
  endedBy: 'attendee' | 'expiry' | 'other' | null;
  seats: number;
}

interface Session {
  isOver: boolean;
  payments: SeenPayment[];
}

/** What a worker has done and not yet said. */
interface UnderWay {
  orderId: string;
  events: readonly OrderEvent[];
}

export class OrderWorld {
  now = START;
  isEventCancelled = false;
  isProviderAway = false;
  /** A planted bug: the provider is asked for a refund with another key each time. */
  forgetsRefundKeys = false;
  readonly orders = new Map<string, OrderRecord>();
  readonly bookings = new Map<string, Booking>();
  readonly sessions = new Map<string, Session>();
  /** By key: what the provider has sent back. */
  readonly refunds = new Map<string, { reference: string; amountCents: number }>();
  readonly webhooks: { orderId: string; payment: SeenPayment }[] = [];
  readonly underWay: UnderWay[] = [];
  /** By order: what an organiser kept of what went back. */
  readonly kept = new Map<string, number>();
  private facts: { orderId: string; event: OrderEvent }[] = [];
  private ids = 0;

  constructor(readonly total: number) {}

  newId = () => `id ${(this.ids += 1)}`;

  get taken(): number {
    const live = [...this.bookings.values()].filter(({ status }) => status !== 'cancelled');
    return live.reduce((sum, { seats }) => sum + seats, 0);
  }

  checkOut(): void {
    if (this.taken + SEATS > this.total || this.isEventCancelled) return;
    const [id, bookingId] = [this.newId(), this.newId()];
    this.bookings.set(bookingId, { status: 'held', endedBy: null, seats: SEATS });
    const line = { id: this.newId(), bookingId, lateBookingId: this.newId() };
    const at = new Date(this.now);
    this.orders.set(id, {
      ...{ id, eventId: 'event', userId: id, organiserId: 'organiser', state: 'open' },
      ...{ totalCents: PRICE, currency: 'EUR', provider: 'test', isExtended: false },
      ...{ expiresAt: new Date(this.now + 15 * 60_000), seenAt: at, createdAt: at },
      ...{ session: 'none', sessionId: null, paymentUrl: null, looks: 0, endedAt: null },
      lines: [
        {
          ...{ ...line, commandId: 'free', ticketTypeId: null, name: 'A', seats: 'held' },
          ...{ quantity: SEATS, unitPriceCents: SEAT_PRICE, returned: 0, isShrinking: false },
        },
      ],
      ...{ payments: [], refunds: [] },
    });
  }

  /** Under the lock. @returns whether it was refused as `busy` */
  tell(orderId: string, event: OrderEvent): boolean {
    const order = this.orders.get(orderId);
    if (!order) return false;
    const around = { now: new Date(this.now), newId: this.newId };
    const decision = decideOrder(order, event, around);
    this.orders.set(orderId, decision.order);
    return decision.refused === 'busy';
  }

  /** Somebody pays as everybody should: the deeds after it are about an order that is paid. */
  sell(orderId: string): void {
    if (this.isProviderAway) return;
    this.tell(orderId, { kind: 'payAsked' });
    this.doAll(orderId);
    this.pay(orderId, { amountCents: PRICE, currency: 'EUR' });
    this.deliver(this.webhooks.length - 1);
    this.doAll(orderId);
  }

  private doAll(orderId: string): void {
    while (this.begin(orderId, false)) this.finish(this.underWay.length - 1);
  }

  /** Money at the provider's, whatever we think of it. */
  pay(orderId: string, payment: Omit<SeenPayment, 'reference'>): void {
    const session = this.sessions.get(orderId);
    if (!session) return;
    const paid = { ...payment, reference: this.newId() };
    session.payments.push(paid);
    this.webhooks.push({ orderId, payment: paid });
  }

  deliver(index: number): void {
    const webhook = this.webhooks[index];
    if (webhook) this.tell(webhook.orderId, { kind: 'paymentSeen', payment: webhook.payment });
  }

  /** What the core tells of seats that were freed, the newest first; what is busy comes again. */
  deliverFacts(): void {
    const facts = this.facts.reverse();
    this.facts = [];
    for (const fact of facts) {
      const isBusy = this.tell(fact.orderId, fact.event);
      if (isBusy) this.facts.push(fact);
    }
  }

  /** By the person, or with the event. */
  cancelBooking(orderId: string): void {
    const line = this.orders.get(orderId)?.lines[0];
    const booking = line && this.bookings.get(line.bookingId);
    if (!booking || booking.status === 'cancelled') return;
    this.end(line.bookingId, 'attendee');
    this.facts.push({ orderId, event: { kind: 'bookingCancelled', lineId: line.id } });
  }

  /** By the person: all but so many. */
  giveBack(orderId: string, left: number): void {
    const line = this.orders.get(orderId)?.lines[0];
    if (line && this.bookings.get(line.bookingId)?.status === 'confirmed') {
      this.shrink(orderId, line, left);
    }
  }

  /** By the organiser. @param seats null: all of it */
  refund(orderId: string, seats: number | null, keepCents: number): void {
    const { state, lines } = this.orders.get(orderId)!;
    const { id: lineId, quantity, returned, seats: are } = lines[0]!;
    const some = seats === null ? undefined : [{ lineId, quantity: seats }];
    this.tell(orderId, { kind: 'refundAsked', lineIds: null, seats: some, keepCents });
    const given = seats ?? quantity - returned;
    if (state !== 'paid' || are !== 'confirmed' || given > quantity - returned) return;
    const kept = Math.min(keepCents, given * SEAT_PRICE);
    this.kept.set(orderId, (this.kept.get(orderId) ?? 0) + kept);
  }

  cancelEvent(): void {
    this.isEventCancelled = true;
    for (const { id } of this.orders.values()) this.cancelBooking(id);
  }

  /** Does the step with the others; what came of it is said later, or never. */
  begin(orderId: string, isDue: boolean): boolean {
    const order = this.orders.get(orderId);
    const now = new Date(this.now);
    // Of what is over somebody looks when it is time, and not before: there are so many looks, and no more.
    const mayLook = (one: OrderRecord) => isLive(one) || (findNextStepAt(one, now) ?? later) <= now;
    const step = order && findStep(order, now, isDue && mayLook(order));
    if (!order || !step) return false;
    const events = this.run(order, step);
    if (events !== null) this.underWay.push({ orderId, events });
    else if (step.kind === 'closeSession') this.tell(orderId, { kind: 'providerSilent' });
    return events !== null;
  }

  finish(index: number): void {
    const [done] = this.underWay.splice(index, 1);
    for (const event of done?.events ?? []) this.tell(done!.orderId, event);
  }

  /** Until nothing is left to do, however long that takes. */
  comeToRest(): void {
    this.isProviderAway = false;
    this.underWay.length = 0;
    for (let turn = 0; turn < 400; turn += 1) {
      this.deliverFacts();
      const next = [...this.orders.values()]
        .map((order) => ({ id: order.id, at: findNextStepAt(order, new Date(this.now)) }))
        .filter(({ at }) => at !== null)
        .sort((one, other) => one.at!.getTime() - other.at!.getTime())[0];
      if (!next) return;
      this.now = Math.max(this.now, next.at!.getTime());
      if (this.begin(next.id, true)) this.finish(this.underWay.length - 1);
    }
    throw new Error('It does not come to rest');
  }

  /** @returns null: the provider does not answer */
  private run(order: OrderRecord, step: OrderStep): OrderEvent[] | null {
    switch (step.kind) {
      case 'seat':
        return [this.seat(order, step.payment.id)];
      case 'free':
        return this.free(order, step);
      case 'shrink': {
        const { id: lineId, returned, quantity } = step.line;
        this.shrink(order.id, step.line, quantity - returned);
        return [{ kind: 'shrunk', lineId, returned }];
      }
      case 'forgetSession':
        return [{ kind: 'sessionOver' }];
      case 'expire':
        return [{ kind: 'timePassed' }];
      default:
        return this.isProviderAway ? null : this.ask(order, step);
    }
  }

  private ask(
    order: OrderRecord,
    step: Exclude<OrderStep, { kind: 'seat' | 'free' | 'shrink' | 'expire' | 'forgetSession' }>,
  ): OrderEvent[] {
    if (step.kind === 'refund') {
      const { id, amountCents } = step.refund;
      const key = this.forgetsRefundKeys ? this.newId() : id;
      this.refunds.set(key, { reference: step.payment.reference, amountCents });
      return [{ kind: 'refunded', refundId: id, reference: id }];
    }
    if (step.kind === 'makeSession') {
      if (!this.sessions.has(order.id)) {
        this.sessions.set(order.id, { isOver: false, payments: [] });
      }
      return [{ kind: 'sessionMade', sessionId: order.id, url: 'https://provider.example' }];
    }
    const session = this.sessions.get(order.id)!;
    if (step.kind === 'closeSession') session.isOver = true;
    const seen = session.payments.map((payment): OrderEvent => ({ kind: 'paymentSeen', payment }));
    const over: OrderEvent[] = session.isOver ? [{ kind: 'sessionOver' }] : [];
    return [...seen, ...over, ...(step.kind === 'look' ? [{ kind: 'looked' } as const] : [])];
  }

  /** As the core decides `confirmHold` for money that is there. */
  private seat(order: OrderRecord, paymentId: string): OrderEvent {
    const { id, bookingId, lateBookingId } = order.lines[0]!;
    const held = this.bookings.get(bookingId);
    const late = this.bookings.get(lateBookingId);
    const seated = (seats: string): OrderEvent => ({
      ...{ kind: 'seated', paymentId },
      bookings: new Map([[id, seats]]),
    });
    if (held?.status === 'confirmed') return seated(bookingId);
    if (late) {
      return late.status === 'confirmed' ? seated(lateBookingId) : { kind: 'notSeated', paymentId };
    }
    if (this.isEventCancelled) return { kind: 'notSeated', paymentId };
    if (held?.status === 'held') {
      held.status = 'confirmed';
      return seated(bookingId);
    }
    if (held?.endedBy !== 'expiry' || this.taken + SEATS > this.total) {
      return { kind: 'notSeated', paymentId };
    }
    this.bookings.set(lateBookingId, { status: 'confirmed', endedBy: null, seats: SEATS });
    return seated(lateBookingId);
  }

  private free(
    order: OrderRecord,
    { line, how }: Extract<OrderStep, { kind: 'free' }>,
  ): OrderEvent[] {
    for (const id of [line.bookingId, line.lateBookingId]) {
      const status = this.bookings.get(id)?.status;
      if (status === 'held') this.end(id, order.state === 'cancelled' ? 'attendee' : 'expiry');
      if (status === 'confirmed' && how === 'cancel') this.end(id, 'other');
    }
    return [{ kind: 'freed', lineId: line.id }];
  }

  /** As the core decides `changeQuantity`: never to more than there are. */
  private shrink(
    orderId: string,
    { id: lineId, bookingId }: OrderRecord['lines'][number],
    left: number,
  ): void {
    const booking = this.bookings.get(bookingId);
    if (booking?.status !== 'confirmed' || booking.seats <= left) return;
    booking.seats = left;
    this.facts.push({ orderId, event: { kind: 'seatsGivenBack', lineId, left } });
  }

  private end(bookingId: string, endedBy: Booking['endedBy']): void {
    this.bookings.set(bookingId, {
      ...this.bookings.get(bookingId)!,
      status: 'cancelled',
      endedBy,
    });
  }
}
