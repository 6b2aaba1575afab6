/**
 * A small world around orders: seats, a provider, webhooks that come in any order, workers that die
 * between two steps. It does to orders what `OrdersService` and `OrderSteps` do, in memory.
 */
import { decideOrder } from '../decide-order.js';
import { isLive, needsPage } from '../order-questions.js';
import { findNextStepAt, findStep, type OrderStep } from '../find-step.js';
import type { OrderEvent, OrderLineRecord, OrderRecord, SeenPayment } from '../order.js';
import {
  findType,
  later,
  priceOfType,
  START,
  type Session,
  type TypeId,
  type UnderWay,
} from './order-world-parts.js';
import { SeatsInMemory } from './seats-in-memory.js';

export class OrderWorld {
  now = START;
  isProviderAway = false;
  /** A planted bug: the provider is asked for a refund with another key each time. */
  forgetsRefundKeys = false;
  /** A planted bug: what was confirmed for one line stays when another one got no seat. */
  keepsWhatWasConfirmed = false;
  /** A planted bug: whoever has another step to do of what is over looks at the provider as well. */
  looksBeforeTheTime = false;
  readonly orders = new Map<string, OrderRecord>();
  readonly seats: SeatsInMemory;
  readonly sessions = new Map<string, Session>();
  /** By key: what the provider has sent back. */
  readonly refunds = new Map<string, { reference: string; amountCents: number }>();
  readonly webhooks: { orderId: string; payment: SeenPayment; isOver: boolean }[] = [];
  readonly underWay: UnderWay[] = [];
  /** By order: what an organiser kept of what went back. */
  readonly kept = new Map<string, number>();
  private facts: { orderId: string; event: OrderEvent }[] = [];
  private ids = 0;

  /** @param limits seats of each type */
  constructor(limits: Readonly<Record<TypeId, number>>) {
    this.seats = new SeatsInMemory(limits);
  }

  newId = () => `id ${(this.ids += 1)}`;

  /** All of them are held, or none is. @param isFree by a code */
  checkOut(types: readonly TypeId[] = ['A'], isFree = false): void {
    const lines = types.map((typeId) => ({ typeId, cents: isFree ? 0 : priceOfType(typeId) }));
    const totalCents = lines.reduce((sum, one) => sum + one.cents * findType(one.typeId).seats, 0);
    if (!types.every((typeId) => this.seats.hasLeft(typeId))) return;
    const [id, at] = [this.newId(), new Date(this.now)];
    this.orders.set(id, {
      ...{ id, eventId: 'event', userId: id, organiserId: 'organiser', state: 'open' },
      ...{ totalCents, currency: 'EUR', taxBasisPoints: null, pricesIncludeTax: true },
      ...{ promoCode: isFree ? 'ON-US' : null, provider: 'test', isExtended: false },
      ...{ expiresAt: new Date(this.now + 15 * 60_000), seenAt: at, createdAt: at },
      ...{ session: 'none', sessionId: null, paymentUrl: null, looks: 0, endedAt: null },
      ...{ lines: lines.map((line) => this.hold(line)), payments: [], refunds: [] },
    });
  }

  private hold({ typeId, cents }: { typeId: TypeId; cents: number }): OrderLineRecord {
    const bookingId = this.newId();
    const { seats: quantity } = findType(typeId);
    this.seats.hold(bookingId, typeId);
    return {
      ...{ id: this.newId(), bookingId, lateBookingId: this.newId(), commandId: 'free' },
      ...{ ticketTypeId: typeId, name: typeId, quantity, seats: 'held' },
      ...{ returned: 0, isShrinking: false },
      ...{ unitPriceCents: cents, discountCents: priceOfType(typeId) - cents },
    };
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

  /** By the person: the page is made, and written down later, or never. */
  askToPay(orderId: string): void {
    const order = this.orders.get(orderId);
    if (!order || (needsPage(order) && this.isProviderAway)) return;
    if (needsPage(order) && !this.sessions.has(orderId)) {
      this.sessions.set(orderId, { isOver: false, payments: [] });
    }
    const page = needsPage(order) ? { sessionId: orderId, url: 'https://provider.example' } : null;
    this.underWay.push({ orderId, events: [{ kind: 'payAsked', page }] });
  }

  /** And nobody dies meanwhile. */
  goToPay(orderId: string): void {
    this.askToPay(orderId);
    this.finish(this.underWay.length - 1);
    this.doWhatIsDue(orderId);
  }

  /**
   * Money at the provider's, whatever we think of it; by whoever was told where.
   * @param isOver whether the message says too that the page is done with
   */
  pay(orderId: string, payment: Omit<SeenPayment, 'reference'>, isOver = false): void {
    const session = this.sessions.get(orderId);
    if (!session || this.orders.get(orderId)?.paymentUrl === null) return;
    const paid = { ...payment, reference: this.newId() };
    session.payments.push(paid);
    this.webhooks.push({ orderId, payment: paid, isOver });
  }

  deliver(index: number): void {
    const webhook = this.webhooks[index];
    if (!webhook) return;
    this.tell(webhook.orderId, { kind: 'paymentSeen', payment: webhook.payment });
    if (webhook.isOver) this.tell(webhook.orderId, { kind: 'sessionOver' });
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
  cancelBooking(orderId: string, at: number): void {
    const line = this.lineOf(orderId, at);
    if (!line || !this.seats.isCurrent(line.bookingId)) return;
    this.seats.end(line.bookingId, 'attendee');
    this.facts.push({ orderId, event: { kind: 'bookingCancelled', lineId: line.id } });
  }

  /** By the person: all but one. */
  giveBack(orderId: string, at: number): void {
    const line = this.lineOf(orderId, at);
    if (line) this.shrink(orderId, line, 1);
  }

  /** By the organiser: some seats of one line. */
  refund(orderId: string, at: number, wanted: { quantity: number; keepCents: number }): void {
    const { quantity, keepCents } = wanted;
    const line = this.lineOf(orderId, at)!;
    const { state } = this.orders.get(orderId)!;
    const seats = [{ lineId: line.id, quantity }];
    this.tell(orderId, { kind: 'refundAsked', lineIds: null, seats, keepCents });
    const isDone = state === 'paid' && line.seats === 'confirmed';
    if (!isDone || quantity > line.quantity - line.returned) return;
    const kept = Math.min(keepCents, quantity * line.unitPriceCents);
    this.kept.set(orderId, (this.kept.get(orderId) ?? 0) + kept);
  }

  private lineOf(orderId: string, at: number): OrderLineRecord | undefined {
    const lines = this.orders.get(orderId)?.lines ?? [];
    return lines[at % lines.length];
  }

  cancelEvent(): void {
    this.seats.isEventCancelled = true;
    for (const { id, lines } of this.orders.values()) {
      lines.forEach((_, at) => this.cancelBooking(id, at));
    }
  }

  /** Does the step with the others; what came of it is said later, or never. */
  begin(orderId: string, isDue: boolean): boolean {
    const order = this.orders.get(orderId);
    const now = new Date(this.now);
    const looksNow = order && this.looksBeforeTheTime && !isLive(order);
    const step = order && findStep(order, looksNow ? later : now, isDue);
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

  /** By one worker, who does not die: until nothing is to be done at this moment. */
  doWhatIsDue(orderId: string): void {
    while (this.begin(orderId, false)) this.finish(this.underWay.length - 1);
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
      case 'expire':
        return [{ kind: 'timePassed' }];
      default:
        return this.isProviderAway ? null : this.ask(order, step);
    }
  }

  private ask(
    order: OrderRecord,
    step: Exclude<OrderStep, { kind: 'seat' | 'free' | 'shrink' | 'expire' }>,
  ): OrderEvent[] {
    if (step.kind === 'refund') {
      const { id, amountCents } = step.refund;
      const key = this.forgetsRefundKeys ? this.newId() : id;
      this.refunds.set(key, { reference: step.payment.reference, amountCents });
      return [{ kind: 'refunded', refundId: id, reference: id }];
    }
    const session = this.sessions.get(order.id)!;
    if (step.kind === 'closeSession') session.isOver = true;
    const seen = session.payments.map((payment): OrderEvent => ({ kind: 'paymentSeen', payment }));
    const over: OrderEvent[] = session.isOver ? [{ kind: 'sessionOver' }] : [];
    const looked: OrderEvent[] =
      step.kind === 'look' ? [{ kind: 'looked', state: order.state }] : [];
    return [...seen, ...over, ...looked];
  }

  private seat(order: OrderRecord, paymentId: string): OrderEvent {
    const seated = order.lines.map((line) => [line.id, this.seats.confirm(line)] as const);
    const got = seated.flatMap(([id, seats]) => (seats === null ? [] : [[id, seats] as const]));
    if (got.length < seated.length) return { kind: 'notSeated', paymentId };
    return { kind: 'seated', paymentId, bookings: new Map(got) };
  }

  private free(
    order: OrderRecord,
    { line, how }: Extract<OrderStep, { kind: 'free' }>,
  ): OrderEvent[] {
    for (const id of [line.bookingId, line.lateBookingId]) {
      const status = this.seats.bookings.get(id)?.status;
      if (status === 'held')
        this.seats.end(id, order.state === 'cancelled' ? 'attendee' : 'expiry');
      const isKept = this.keepsWhatWasConfirmed && order.state !== 'paid';
      if (status === 'confirmed' && how === 'cancel' && !isKept) this.seats.end(id, 'other');
    }
    return [{ kind: 'freed', lineId: line.id, bookingId: line.bookingId }];
  }

  private shrink(orderId: string, { id: lineId, bookingId }: OrderLineRecord, left: number): void {
    if (!this.seats.shrink(bookingId, left)) return;
    this.facts.push({ orderId, event: { kind: 'seatsGivenBack', lineId, left } });
  }
}
