/**
 * A small world around orders: a booking core, a provider, webhooks that come in any order, workers that die
 * between two steps. It does to orders what `OrdersService` and `OrderSteps` do, in memory.
 */
import { decideOrder } from '../decide-order.js';
import { findNextStepAt, findStep, type OrderStep } from '../find-step.js';
import type { OrderEvent, OrderRecord, SeenPayment } from '../order.js';

export const PRICE = 1_000;
const START = new Date('2027-03-15T10:00:00Z').getTime();

interface Booking {
  status: 'held' | 'confirmed' | 'cancelled';
  endedBy: 'attendee' | 'expiry' | 'other' | null;
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
  readonly cancelledFacts: { orderId: string; lineId: string }[] = [];
  private ids = 0;

  constructor(readonly total: number) {}

  newId = () => `id ${(this.ids += 1)}`;

  get taken(): number {
    return [...this.bookings.values()].filter(({ status }) => status !== 'cancelled').length;
  }

  checkOut(price = PRICE): void {
    if (this.taken >= this.total || this.isEventCancelled) return;
    const [id, bookingId] = [this.newId(), this.newId()];
    this.bookings.set(bookingId, { status: 'held', endedBy: null });
    const line = { id: this.newId(), bookingId, lateBookingId: this.newId() };
    const at = new Date(this.now);
    this.orders.set(id, {
      ...{ id, eventId: 'event', userId: id, organiserId: 'organiser', state: 'open' },
      ...{ totalCents: price, currency: 'EUR', provider: 'test', isExtended: false },
      ...{ promoCode: null },
      ...{ expiresAt: new Date(this.now + 15 * 60_000), seenAt: at, createdAt: at },
      ...{ session: 'none', sessionId: null, paymentUrl: null, looks: 0, endedAt: null },
      lines: [
        {
          ...line,
          commandId: 'free',
          ticketTypeId: null,
          name: 'A',
          quantity: 1,
          unitPriceCents: price,
          discountCents: PRICE - price,
          seats: 'held',
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

  /** What the core tells of cancelled bookings; what is busy comes again. */
  deliverFacts(): void {
    const facts = this.cancelledFacts.splice(0);
    for (const fact of facts) {
      const isBusy = this.tell(fact.orderId, { kind: 'bookingCancelled', lineId: fact.lineId });
      if (isBusy) this.cancelledFacts.push(fact);
    }
  }

  /** By the person, or with the event. */
  cancelBooking(orderId: string): void {
    const line = this.orders.get(orderId)?.lines[0];
    const booking = line && this.bookings.get(line.bookingId);
    if (!booking || booking.status === 'cancelled') return;
    this.end(line.bookingId, 'attendee');
    this.cancelledFacts.push({ orderId, lineId: line.id });
  }

  cancelEvent(): void {
    this.isEventCancelled = true;
    for (const { id } of this.orders.values()) this.cancelBooking(id);
  }

  /** Does the step with the others; what came of it is said later, or never. */
  begin(orderId: string, isDue: boolean): boolean {
    const order = this.orders.get(orderId);
    const step = order && findStep(order, new Date(this.now), isDue);
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
    step: Exclude<OrderStep, { kind: 'seat' | 'free' | 'expire' | 'forgetSession' }>,
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
    if (held?.endedBy !== 'expiry' || this.taken >= this.total) {
      return { kind: 'notSeated', paymentId };
    }
    this.bookings.set(lateBookingId, { status: 'confirmed', endedBy: null });
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

  private end(bookingId: string, endedBy: Booking['endedBy']): void {
    this.bookings.set(bookingId, { status: 'cancelled', endedBy });
  }
}
