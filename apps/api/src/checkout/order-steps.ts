/**
 * The steps of an order that are done with others: each outside of a transaction, each so that it can be done
 * twice. What comes of them are events, which are decided under the order's lock.
 */
import { Inject, Injectable } from '@nestjs/common';
import { PaidSeatsService } from '../bookings/paid-seats.service.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProvidersService } from '../payments/providers.service.js';
import type { OrderStep } from './domain/find-step.js';
import type { OrderEvent, OrderPage, OrderRecord } from './domain/order.js';
import { lapseOf, leftOf } from './domain/order-questions.js';
import { findSeatsOf } from './orders.sql.js';

type StepOf<Kind extends OrderStep['kind']> = Extract<OrderStep, { kind: Kind }>;

@Injectable()
export class OrderSteps {
  private readonly publicUrl: string;

  constructor(
    private readonly prisma: PrismaService,
    private readonly seats: PaidSeatsService,
    private readonly providers: ProvidersService,
    @Inject(CONFIG) { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>,
  ) {
    this.publicUrl = PUBLIC_URL;
  }

  /**
   * The page on which the order is paid: one, however often it is made.
   * @throws where the provider makes none
   */
  async makePage(order: OrderRecord): Promise<OrderPage> {
    const { id: orderId, totalCents: amountCents, currency, lines, provider } = order;
    const title = lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ');
    const returnUrl = `${this.publicUrl}/checkout/${orderId}`;
    const lapsesAt = lapseOf(order).toISOString();
    const request = { orderId, amountCents, currency, title, returnUrl, lapsesAt };
    return this.providers.get(provider).createSession(request);
  }

  /** @throws why it could not be done: it is tried again later */
  async run(order: OrderRecord, step: OrderStep): Promise<readonly OrderEvent[]> {
    switch (step.kind) {
      case 'seat':
        return [await this.seat(order, step)];
      case 'free':
        return this.free(order, step);
      case 'shrink':
        return [await this.shrink(order, step)];
      case 'refund':
        return [await this.refund(order, step)];
      case 'expire':
        return [{ kind: 'timePassed' }];
      case 'closeSession':
        return this.closeSession(order);
      case 'look':
        return this.look(order);
    }
  }

  /**
   * All lines or none. They are asked for together, so that one batch can decide them. What one line got while
   * another got nothing is freed by the steps that follow.
   */
  private async seat(order: OrderRecord, { payment }: StepOf<'seat'>): Promise<OrderEvent> {
    const { eventId, userId, lines } = order;
    const paymentId = payment.id;
    const seated = await Promise.all(
      lines.map(async ({ id, bookingId, lateBookingId }) => {
        const seats = await this.seats.confirm({ eventId, userId, bookingId, lateBookingId });
        return [id, seats] as const;
      }),
    );
    const got = seated.flatMap(([id, seats]) => (seats === null ? [] : [[id, seats] as const]));
    if (got.length < lines.length) return { kind: 'notSeated', paymentId };
    return { kind: 'seated', paymentId, bookings: new Map(got) };
  }

  /** Whoever has a ticket that was passed on loses it: it was paid by this order. */
  private async free(order: OrderRecord, { line, how }: StepOf<'free'>): Promise<OrderEvent[]> {
    const { eventId, state } = order;
    const { id: lineId, bookingId, lateBookingId, commandId } = line;
    const rows = await findSeatsOf(this.prisma, eventId, [bookingId, lateBookingId]);
    for (const { id, userId, status } of rows) {
      const named = { eventId, userId, bookingId: id, commandId };
      if (status === 'held') {
        const endedBy = state === 'cancelled' ? 'attendee' : 'expiry';
        // Confirmed this very moment: money came, and the next look at the order finds it.
        if (!(await this.seats.release(named, endedBy)))
          throw new Error('it was confirmed just now');
      } else if (status === 'confirmed' && how === 'cancel') {
        await this.seats.cancel(named);
      }
    }
    return [{ kind: 'freed', lineId, bookingId }];
  }

  /** The same of some seats: whoever has the ticket by now keeps the others. */
  private async shrink(order: OrderRecord, { line }: StepOf<'shrink'>): Promise<OrderEvent> {
    const { eventId } = order;
    const { id: lineId, bookingId, lateBookingId, returned } = line;
    const rows = await findSeatsOf(this.prisma, eventId, [bookingId, lateBookingId]);
    for (const { id, userId, status } of rows) {
      if (status !== 'confirmed') continue;
      await this.seats.shrink({ eventId, userId, bookingId: id }, leftOf(line));
    }
    return { kind: 'shrunk', lineId, returned };
  }

  private async refund(order: OrderRecord, step: StepOf<'refund'>): Promise<OrderEvent> {
    const { id: refundId, amountCents } = step.refund;
    const { reference, provider } = step.payment;
    const request = { refundId, orderId: order.id, reference, amountCents };
    const outcome = await this.providers.get(provider).refund(request);
    return outcome.kind === 'done'
      ? { kind: 'refunded', refundId, reference: outcome.reference }
      : { kind: 'refundRefused', refundId };
  }

  private async closeSession({ provider, sessionId }: OrderRecord): Promise<OrderEvent[]> {
    const { isOver, payments } = await this.providers.get(provider).closeSession(sessionId!);
    if (!isOver && payments.length === 0) throw new Error('the provider has not closed it yet');
    const seen = payments.map((payment): OrderEvent => ({ kind: 'paymentSeen', payment }));
    return isOver ? [...seen, { kind: 'sessionOver' }] : seen;
  }

  private async look({ provider, sessionId, state }: OrderRecord): Promise<OrderEvent[]> {
    const { isOver, payments } = await this.providers.get(provider).findSession(sessionId!);
    const seen = payments.map((payment): OrderEvent => ({ kind: 'paymentSeen', payment }));
    return [
      ...seen,
      ...(isOver ? [{ kind: 'sessionOver' } as const] : []),
      { kind: 'looked', state },
    ];
  }
}
