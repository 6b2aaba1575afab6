/** The way to an order: seats are held, then the order is written. What is left between the two is taken up. */
import { Inject, Injectable } from '@nestjs/common';
import { checkoutMinutes, type CheckoutInput, type NewOrder } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { PaidSeatsService } from '../bookings/paid-seats.service.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { deriveKey, deriveToken, hashToken } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { ProvidersService } from '../payments/providers.service.js';
import { SILENT_MS } from './domain/order-questions.js';
import { OrderCommitter } from './commit/order-committer.js';
import { OrderReads } from './order-reads.js';
import { findLineOfBooking, type OrderRow, type PricedEvent } from './orders.sql.js';
import { toOrder } from './to-order.js';

const CHECKOUT_MS = checkoutMinutes * 60_000;

/** The core's own end of the hold: past every end that the order may have. */
const HOLD_MS = 2 * CHECKOUT_MS + SILENT_MS;

interface Buyer {
  userId: string;
  isGuest: boolean;
}

/** What is held for the order. */
interface Held {
  bookingId: string;
  quantity: number;
  /** The order ends no later; null: the hold is ours, and lasts long enough. */
  until: Date | null;
}

@Injectable()
export class CheckoutService {
  private readonly tokenKey: Buffer;

  constructor(
    private readonly prisma: PrismaService,
    private readonly reads: OrderReads,
    private readonly committer: OrderCommitter,
    private readonly seats: PaidSeatsService,
    private readonly providers: ProvidersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.tokenKey = deriveKey(config.JWT_SECRET, 'tokens that open an order');
  }

  /**
   * Holds the seats. Whoever has an order of the event that is not over gets it again.
   * @param userId null: a guest
   * @throws ProblemError `payments_off`, `event_not_found`, `not_for_payment`, `guests_not_allowed`, `busy`,
   *   and the codes of a booking
   */
  async begin(userId: string | null, input: CheckoutInput): Promise<NewOrder> {
    const { eventId, lines } = input;
    const event = await this.findEvent(eventId, lines[0]?.ticketTypeId ?? null);
    if (userId !== null) {
      const order = await this.beginAs({ userId, isGuest: false }, event, input);
      return { ...toOrder(order, this.config.PUBLIC_URL), token: null };
    }
    if (!input.guest) throw new ProblemError('unauthenticated');
    // Where no account was made the core says why there is no seat. It looks at the event before the person.
    const guestId = (await this.seats.welcome(input.guest, eventId)) ?? newId();
    const order = await this.beginAs({ userId: guestId, isGuest: true }, event, input);
    const token = deriveToken(this.tokenKey, order.id);
    return { ...toOrder(order, this.config.PUBLIC_URL), token };
  }

  private async findEvent(eventId: string, ticketTypeId: string | null): Promise<PricedEvent> {
    const event = await this.reads.findPricedEvent(eventId, ticketTypeId);
    if (event === null) throw new ProblemError('event_not_found');
    if (event.payment !== 'online' || event.priceCents === 0) {
      throw new ProblemError('not_for_payment');
    }
    return event;
  }

  private async beginAs(
    buyer: Buyer,
    event: PricedEvent,
    { eventId, lines }: CheckoutInput,
  ): Promise<OrderRow> {
    const provider = this.providers.current.name;
    const person = { eventId, userId: buyer.userId };
    const live = buyer.isGuest ? null : await this.reads.findLive(person);
    if (live) return live;
    const { quantity, ticketTypeId = null } = lines[0]!;
    const held = await this.hold(buyer, eventId, { quantity, ticketTypeId });
    const wanted = { provider, event, held, ticketTypeId, isGuest: buyer.isGuest };
    const order = await this.write({ ...person, ...wanted });
    if (order !== null) return order;
    // Another window of theirs was faster.
    const faster = await this.reads.findLive(person);
    if (faster?.lines.every(({ bookingId }) => bookingId !== held.bookingId)) {
      const { bookingId } = held;
      await this.seats.release({ ...person, bookingId, commandId: newId() }, 'expiry');
    }
    if (faster === null) throw new ProblemError('busy');
    return faster;
  }

  /** Or takes up what the person holds already: an offer, or what a process left that died right here. */
  private async hold(
    { userId, isGuest }: Buyer,
    eventId: string,
    { quantity, ticketTypeId }: { quantity: number; ticketTypeId: string | null },
  ): Promise<Held> {
    const bookingId = newId();
    const wanted = { eventId, userId, bookingId, quantity, ticketTypeId, forMs: HOLD_MS };
    try {
      await this.seats.hold({ ...wanted, isUnproved: isGuest });
      return { bookingId, quantity, until: null };
    } catch (error) {
      const isTaken = error instanceof ProblemError && error.code === 'already_booked';
      const held = isTaken ? await this.seats.findHeld({ eventId, userId, ticketTypeId }) : null;
      if (held === null) throw error;
      // Of an order that is over, or of a window that is a moment ahead: it is freed, or it is found.
      const line = await findLineOfBooking(this.prisma, eventId, held.id);
      if (line !== null) return this.holdOf(line.orderId);
      return { bookingId: held.id, quantity: held.quantity, until: held.expiresAt };
    }
  }

  /** @throws ProblemError `busy` where it is being freed */
  private async holdOf(orderId: string): Promise<Held> {
    const seen = await this.reads.find(orderId);
    const [line] = seen?.order.lines ?? [];
    if (!line || seen?.order.endedAt !== null) throw new ProblemError('busy');
    return { bookingId: line.bookingId, quantity: line.quantity, until: null };
  }

  /** @returns null where the person has another one that is not over */
  private write(wanted: {
    eventId: string;
    userId: string;
    provider: string;
    event: PricedEvent;
    held: Held;
    ticketTypeId: string | null;
    isGuest: boolean;
  }): Promise<OrderRow | null> {
    const { eventId, userId, provider, event, held, ticketTypeId, isGuest } = wanted;
    const { title, typeName, organiserId, priceCents: unitPriceCents, currency } = event;
    const name = typeName === null ? title : `${title}, ${typeName}`;
    const id = newId();
    const { bookingId, quantity, until } = held;
    const line = { id: newId(), bookingId, lateBookingId: newId(), commandId: newId() };
    const order = {
      ...{ id, eventId, userId, organiserId, currency, provider, until, forMs: CHECKOUT_MS },
      totalCents: quantity * unitPriceCents,
      lines: [{ ...line, ticketTypeId, name, quantity, unitPriceCents, seats: 'held' as const }],
      // What is not ours lasts as long as it lasts.
      isExtended: until !== null,
      tokenHash: isGuest ? hashToken(deriveToken(this.tokenKey, id)) : null,
    };
    return this.committer.place(order);
  }
}
