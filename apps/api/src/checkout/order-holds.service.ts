/** The seats of a checkout: all lines are held, or none is. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { PaidSeatsService } from '../bookings/paid-seats.service.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { PromoCodesService, type FoundCode } from '../promo-codes/promo-codes.service.js';
import { priceLines } from './domain/price-lines.js';
import { OrderReads } from './order-reads.js';
import { findLineOfBooking } from './orders.sql.js';
import type { PricedLine } from './priced-event.sql.js';

export interface Buyer {
  eventId: string;
  userId: string;
  isGuest: boolean;
  /** Whether the address alone led to who they are. */
  isUnproved: boolean;
  /** Nobody was welcomed, since nothing is for sale of these types: they alone are asked for. Empty: all are. */
  closed?: ReadonlySet<string>;
}

/** What is asked for, and the code that makes some of it cheaper. */
export interface WantedLines {
  /** As they cost without the code. */
  lines: readonly PricedLine[];
  code: FoundCode | null;
}

/** What is held for a line. */
export interface HeldLine {
  line: PricedLine & { discountCents: number };
  /** By which it is cheaper. */
  code: FoundCode | null;
  bookingId: string;
  quantity: number;
  /** The order ends no later; null: the hold is ours, and lasts long enough. */
  until: Date | null;
  /** Held by this very request, and nobody else's to let go. */
  isNew: boolean;
}

@Injectable()
export class OrderHoldsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly reads: OrderReads,
    private readonly seats: PaidSeatsService,
    private readonly promoCodes: PromoCodesService,
  ) {}

  /**
   * All at the same moment, so that one batch can decide about them. A process that dies in the middle leaves
   * holds, which end by themselves, or are taken up by the person's next press.
   * @throws ProblemError why a line cannot be held; then none is
   */
  async hold(buyer: Buyer, { lines, code }: WantedLines, forMs: number): Promise<HeldLine[]> {
    const wanted = priceLines(lines, code).map(({ promoCodeId }, index) => ({
      ...{ line: lines[index]!, code: promoCodeId === null ? null : code },
    }));
    const asked = listAsked(lines, buyer.closed);
    const tried = await Promise.allSettled(
      asked.map((index) => this.holdLine(buyer, wanted[index]!, forMs)),
    );
    const held = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (held.length === lines.length) return held;
    await this.release(buyer, held);
    const refused = tried.flatMap((one, at): Refused[] =>
      one.status === 'rejected' ? [{ index: asked[at]!, reason: one.reason }] : [],
    );
    throw explain(lines, refused);
  }

  /** What this request has taken, and what it did not take stays. */
  async release({ eventId, userId }: Buyer, held: readonly HeldLine[]): Promise<void> {
    const own = held.filter(({ isNew }) => isNew);
    // Where one cannot be let go now, its own end does it.
    await Promise.allSettled(
      own.map(({ bookingId }) =>
        this.seats.release({ eventId, userId, bookingId, commandId: newId() }, 'expiry'),
      ),
    );
  }

  /** Or takes up what the person holds already: an offer, or what a process left that died right here. */
  private async holdLine(
    { eventId, userId, isGuest, isUnproved }: Buyer,
    { line, code }: { line: PricedLine; code: FoundCode | null },
    forMs: number,
  ): Promise<HeldLine> {
    const bookingId = newId();
    const { quantity, ticketTypeId } = line;
    const promoCodeId = code?.id ?? null;
    const wanted = { eventId, userId, bookingId, quantity, ticketTypeId, promoCodeId, forMs };
    try {
      await this.seats.hold({ ...wanted, isGuest, isUnproved });
      return { ...priced(line, code), bookingId, quantity, until: null, isNew: true };
    } catch (error) {
      const isTaken = error instanceof ProblemError && error.code === 'already_booked';
      const held = isTaken ? await this.seats.findHeld({ eventId, userId, ticketTypeId }) : null;
      if (held === null) throw error;
      const made = await this.promoCodes.findOfBooking(eventId, held.id);
      const seats = { bookingId: held.id, quantity: held.quantity, isNew: false };
      const taken = { ...priced(line, made), ...seats };
      // Of an order that is over, or of a window that is a moment ahead: it is freed, or it is found.
      const found = await findLineOfBooking(this.prisma, eventId, held.id);
      if (found === null) {
        if (code !== null && made?.id !== code.id) throw new ProblemError('promo_code_too_late');
        return { ...taken, until: held.expiresAt };
      }
      const seen = await this.reads.find(found.orderId);
      if (seen?.order.endedAt !== null) throw new ProblemError('busy');
      return { ...taken, until: null };
    }
  }
}

/** @returns places in the list */
function listAsked(
  lines: readonly PricedLine[],
  closed: ReadonlySet<string> = new Set(),
): number[] {
  const all = [...lines.keys()];
  const some = all.filter((index) => closed.has(lines[index]!.ticketTypeId ?? ''));
  return some.length === 0 ? all : some;
}

/** As it costs with the code. */
function priced(listed: PricedLine, code: FoundCode | null): Pick<HeldLine, 'line' | 'code'> {
  const [cheaper] = priceLines([listed], code);
  const { promoCodeId: _, ...line } = cheaper!;
  return { line, code };
}

interface Refused {
  index: number;
  reason: unknown;
}

/** The first that was refused says why; of several lines each says of which type. */
function explain(lines: readonly PricedLine[], refused: readonly Refused[]): unknown {
  const broken = refused.find(({ reason }) => !(reason instanceof ProblemError));
  const { reason } = broken ?? refused[0]!;
  if (!(reason instanceof ProblemError) || lines.length === 1) return reason;
  const errors = refused.map((one) => ({
    path: ['lines', one.index],
    message: `${lines[one.index]!.name}: ${(one.reason as ProblemError).message}`,
  }));
  return new ProblemError(reason.code, errors[0]!.message, { ...reason.more, errors });
}
