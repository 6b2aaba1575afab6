/** The way to an order: seats are held, then the order is written. What is left between the two is taken up. */
import { Inject, Injectable } from '@nestjs/common';
import {
  checkoutMinutes,
  sumSale,
  type CheckoutInput,
  type Guest,
  type NewOrder,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { PaidSeatsService } from '../bookings/paid-seats.service.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { ProblemError } from '../common/http/problems/problem.js';
import type { FoundCode } from '../promo-codes/promo-codes.service.js';
import { ProvidersService } from '../payments/providers.service.js';
import { OrderCommitter } from './commit/order-committer.js';
import { SILENT_MS, taxOf } from './domain/order-questions.js';
import {
  OrderHoldsService,
  type Buyer,
  type HeldLine,
  type WantedLines,
} from './order-holds.service.js';
import { OrderLinksService } from './order-links.service.js';
import { OrderReads } from './order-reads.js';
import type { OrderRow } from './orders.sql.js';
import { priceLine, type PricedEvent } from './priced-event.sql.js';
import { toOrder } from './to-order.js';

const CHECKOUT_MS = checkoutMinutes * 60_000;

/** The core's own end of the hold: past every end that the order may have. */
const HOLD_MS = 2 * CHECKOUT_MS + SILENT_MS;

/** What is asked for, and what it costs. */
interface Wish extends WantedLines {
  event: PricedEvent;
}

@Injectable()
export class CheckoutService {
  constructor(
    private readonly reads: OrderReads,
    private readonly committer: OrderCommitter,
    private readonly seats: PaidSeatsService,
    private readonly holds: OrderHoldsService,
    private readonly providers: ProvidersService,
    private readonly links: OrderLinksService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  /**
   * Holds the seats. Whoever has an order of the event that is not over gets it again, as it is.
   * @param userId null: a guest
   * @param code that of the input, as it was found
   * @throws ProblemError `payments_off`, `event_not_found`, `not_for_payment`, `ticket_type_repeated`,
   *   `invoice_total_invalid`, `guests_not_allowed`, `promo_code_too_late`, `busy`, and the codes of a
   *   booking
   */
  async begin(
    userId: string | null,
    input: CheckoutInput,
    code: FoundCode | null,
  ): Promise<NewOrder> {
    const { eventId, lines } = input;
    const [priced, live] = await Promise.all([
      this.price(input),
      userId === null ? null : this.reads.findLive({ eventId, userId }),
    ]);
    const wish = { ...priced, code };
    if (userId !== null) {
      const order =
        live ?? (await this.beginAs({ eventId, userId, isGuest: false, isUnproved: false }, wish));
      return { ...toOrder(order, this.config.PUBLIC_URL), token: null };
    }
    if (!input.guest) throw new ProblemError('unauthenticated');
    const order = await this.beginAs(await this.welcome(input.guest, { eventId, lines }), wish);
    const token = this.links.tokenOf(order.id);
    return { ...toOrder(order, this.config.PUBLIC_URL), token };
  }

  private async welcome(
    guest: Guest,
    { eventId, lines }: Pick<CheckoutInput, 'eventId' | 'lines'>,
  ): Promise<Buyer> {
    const ticketTypeIds = lines.flatMap(({ ticketTypeId }) => ticketTypeId ?? []);
    const welcomed = await this.seats.welcome(guest, { eventId, ticketTypeIds });
    if (welcomed !== null) {
      const { userId, isNew } = welcomed;
      return { eventId, userId, isGuest: true, isUnproved: !isNew };
    }
    // The core says why there is no seat: it looks at the event and the type before the person.
    const closed = await this.seats.listClosedTypes(eventId, ticketTypeIds);
    return { eventId, userId: newId(), isGuest: true, isUnproved: true, closed };
  }

  private async price({ eventId, lines }: CheckoutInput): Promise<Omit<Wish, 'code'>> {
    const typeIds = lines.map(({ ticketTypeId }) => ticketTypeId);
    if (new Set(typeIds).size < lines.length) throw new ProblemError('ticket_type_repeated');
    const named = typeIds.filter((id) => id !== undefined);
    const event = await this.reads.findPricedEvent(eventId, named);
    if (event === null) throw new ProblemError('event_not_found');
    const priced = lines.map((line) => priceLine(event, line));
    const isFree = priced.every(({ unitPriceCents }) => unitPriceCents === 0);
    if (event.payment !== 'online' || isFree) throw new ProblemError('not_for_payment');
    totalOf(event, priced);
    return { event, lines: priced };
  }

  private async beginAs(buyer: Buyer, { event, ...wanted }: Wish): Promise<OrderRow> {
    const provider = this.providers.current.name;
    const held = await this.holds.hold(buyer, wanted, HOLD_MS);
    const order = await this.write(buyer, provider, event, held);
    if (order !== null) return order;
    // Another window of theirs was faster.
    const faster = await this.reads.findLive(buyer);
    const isIn = (bookingId: string) => faster?.lines.some((line) => line.bookingId === bookingId);
    await this.holds.release(
      buyer,
      held.filter(({ bookingId }) => !isIn(bookingId)),
    );
    if (faster === null) throw new ProblemError('busy');
    return faster;
  }

  /** @returns null where the person has another one that is not over */
  private write(
    { eventId, userId, isGuest }: Buyer,
    provider: string,
    event: PricedEvent,
    held: readonly HeldLine[],
  ): Promise<OrderRow | null> {
    const id = newId();
    const lines = held.map(({ line, bookingId, quantity }) => ({
      ...{ ...line, id: newId(), bookingId, quantity, seats: 'held' as const },
      ...{ lateBookingId: newId(), commandId: newId(), returned: 0, isShrinking: false },
    }));
    const until = firstEnd(held);
    const { organiserId, currency } = event;
    const order = {
      ...{ id, eventId, userId, organiserId, currency, provider, lines, ...taxedAs(event) },
      totalCents: totalOf(event, lines),
      promoCode: held.find(({ code }) => code !== null)?.code?.code ?? null,
      ...{ until, forMs: CHECKOUT_MS },
      // What is not ours lasts as long as it lasts.
      isExtended: until !== null,
      tokenHash: isGuest ? this.links.hashOf(id) : null,
    };
    return this.committer.place(order);
  }
}

const taxedAs = ({ taxBasisPoints, pricesIncludeTax }: PricedEvent) => ({
  taxBasisPoints,
  pricesIncludeTax: pricesIncludeTax ?? true,
});

/** With the tax, rounded as on the invoice. @throws ProblemError `invoice_total_invalid` */
function totalOf(event: PricedEvent, lines: Parameters<typeof sumSale>[0]): number {
  const sum = sumSale(lines, taxOf(taxedAs(event)));
  if (sum === null) throw new ProblemError('invoice_total_invalid');
  return sum.totalCents;
}

function firstEnd(held: readonly HeldLine[]): Date | null {
  const ends = held.flatMap(({ until }) => until ?? []);
  return ends.reduce<Date | null>((one, other) => (one && one < other ? one : other), null);
}
