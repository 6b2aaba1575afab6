/** The seats of a checkout: all lines are held, or none is. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { PaidSeatsService } from '../bookings/paid-seats.service.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { findLineOfBooking, findOrder } from './orders.sql.js';
import type { PricedLine } from './priced-event.sql.js';

export interface Buyer {
  eventId: string;
  userId: string;
  isGuest: boolean;
}

/** What is held for a line. */
export interface HeldLine {
  line: PricedLine;
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
    private readonly seats: PaidSeatsService,
  ) {}

  /**
   * All at the same moment, so that one batch can decide about them. A process that dies in the middle leaves
   * holds, which end by themselves, or are taken up by the person's next press.
   * @throws ProblemError why a line cannot be held; then none is
   */
  async hold(buyer: Buyer, lines: readonly PricedLine[], forMs: number): Promise<HeldLine[]> {
    const tried = await Promise.allSettled(lines.map((line) => this.holdLine(buyer, line, forMs)));
    const held = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (held.length === lines.length) return held;
    await this.release(buyer, held);
    throw explain(lines, tried);
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
    { eventId, userId, isGuest }: Buyer,
    line: PricedLine,
    forMs: number,
  ): Promise<HeldLine> {
    const bookingId = newId();
    const { quantity, ticketTypeId } = line;
    const wanted = { eventId, userId, bookingId, quantity, ticketTypeId, forMs };
    try {
      await this.seats.hold({ ...wanted, isUnproved: isGuest });
      return { line, bookingId, quantity, until: null, isNew: true };
    } catch (error) {
      const isTaken = error instanceof ProblemError && error.code === 'already_booked';
      const held = isTaken ? await this.seats.findHeld({ eventId, userId, ticketTypeId }) : null;
      if (held === null) throw error;
      const taken = { line, bookingId: held.id, quantity: held.quantity, isNew: false };
      // Of an order that is over, or of a window that is a moment ahead: it is freed, or it is found.
      const found = await findLineOfBooking(this.prisma, eventId, held.id);
      if (found === null) return { ...taken, until: held.expiresAt };
      const order = await findOrder(this.prisma, found.orderId);
      if (order?.endedAt !== null) throw new ProblemError('busy');
      return { ...taken, until: null };
    }
  }
}

interface Refused {
  index: number;
  reason: unknown;
}

/** The first that was refused says why; of several lines each says of which type. */
function explain(
  lines: readonly PricedLine[],
  tried: readonly PromiseSettledResult<HeldLine>[],
): unknown {
  const refused = tried.flatMap((one, index): Refused[] =>
    one.status === 'rejected' ? [{ index, reason: one.reason }] : [],
  );
  const broken = refused.find(({ reason }) => !(reason instanceof ProblemError));
  const { reason } = broken ?? refused[0]!;
  if (!(reason instanceof ProblemError) || lines.length === 1) return reason;
  const errors = refused.map((one) => ({
    path: ['lines', one.index],
    message: `${lines[one.index]!.name}: ${(one.reason as ProblemError).message}`,
  }));
  return new ProblemError(reason.code, errors[0]!.message, { ...reason.more, errors });
}
