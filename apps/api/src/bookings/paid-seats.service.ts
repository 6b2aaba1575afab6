/** Seats that somebody pays for, as commands of the core: held at the checkout, confirmed by the money. */
import { Inject, Injectable } from '@nestjs/common';
import type { Guest } from '@lastseat/contracts';
import { CONFIG, type Config } from '../common/config/config.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BookingUpdatesService } from '../realtime/booking-updates.service.js';
import { bookingOf, toProblem } from './booking-of.js';
import { BookingCommitter } from './commit/booking-committer.js';
import type { BookingRecord } from './domain/booking-command.js';
import type { Outcome } from './domain/outcome.js';
import { listClosedTypes, welcomeBuyer } from './guests.sql.js';
import { ManageLinksService, NAMELESS } from './manage-links.service.js';
import { newId } from './new-id.js';
import { toBooking } from './to-booking.js';

interface Person {
  eventId: string;
  userId: string;
}

interface Seats extends Person {
  bookingId: string;
}

export interface WantedSeats extends Seats {
  quantity: number;
  ticketTypeId: string | null;
  /** Makes these seats cheaper. */
  promoCodeId?: string | null;
  forMs: number;
  isGuest: boolean;
  /** A guest whom the address led to: whether there is a place already is told to its mailbox alone. */
  isUnproved: boolean;
}

export interface WelcomedBuyer {
  userId: string;
  /** Made for this very order: there is nothing that must not be told. */
  isNew: boolean;
}

@Injectable()
export class PaidSeatsService {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'GUEST_HOLD_SHARE'>,
    private readonly prisma: PrismaService,
    private readonly links: ManageLinksService,
    private readonly committer: BookingCommitter,
    private readonly updates: BookingUpdatesService,
  ) {}

  /** @throws ProblemError with the refusal's code; `already_booked` where the person holds or has some */
  async hold({ isGuest, ...wanted }: WantedSeats): Promise<void> {
    // Whoever shows an account answers for what they hold; anybody can invent addresses.
    const maxHeldShare = isGuest ? guestShare(this.config) : 1;
    const outcome = await this.committer.submit({
      ...{ kind: 'hold', ...wanted, maxHeldShare, isForPayment: true, idempotency: null },
    });
    if (outcome.kind === 'refused') throw toProblem(outcome);
    // A guest's, whose address came to a place since they were welcomed: the next try finds it there.
    if (bookingOf(outcome).id !== wanted.bookingId) throw new ProblemError('busy');
  }

  /**
   * Who the guest is: whoever has the address, or a person made for it. Where the address has a place at the
   * event already, or several types are wanted, a person of their own.
   * @param ticketTypeIds empty: of an event that is not sold by types
   * @returns null: the event takes nobody at this moment, and the core says why
   * @throws ProblemError `event_not_found`, `guests_not_allowed`
   */
  async welcome(
    { email, name }: Guest,
    { eventId, ticketTypeIds }: { eventId: string; ticketTypeIds: readonly string[] },
  ): Promise<WelcomedBuyer | null> {
    const linkId = newId();
    const guest = {
      ...{ eventId, email, name: name ?? NAMELESS },
      ...{ linkId, tokenHash: this.links.hashOf(linkId) },
    };
    const welcomed = await welcomeBuyer(this.prisma, guest, ticketTypeIds);
    if (welcomed === null) throw new ProblemError('event_not_found');
    if (welcomed.policy === 'off') throw new ProblemError('guests_not_allowed');
    const { userId } = welcomed;
    return userId === null ? null : { userId, isNew: ticketTypeIds.length > 1 };
  }

  /** Of which types nobody was welcomed. */
  listClosedTypes(eventId: string, ticketTypeIds: readonly string[]): Promise<Set<string>> {
    return listClosedTypes(this.prisma, eventId, ticketTypeIds);
  }

  /** What the person holds of the event and has not paid: an offer of the waitlist, say. */
  findHeld({
    eventId,
    userId,
    ticketTypeId,
  }: Person & { ticketTypeId: string | null }): Promise<BookingRecord | null> {
    const where = { eventId, userId, ticketTypeId, status: 'held' as const };
    return this.prisma.booking.findFirst({ where });
  }

  /**
   * The money is there. Also after the hold has run out, where seats are left.
   * @returns the booking that has the seats; null: there are none for it any more
   * @throws ProblemError `busy`: whether there are is not known yet
   */
  async confirm(seats: Seats & { lateBookingId: string }): Promise<string | null> {
    const outcome = await this.committer.submit({ kind: 'confirmHold', ...seats, isPaid: true });
    if (outcome.kind === 'refused') {
      if (outcome.code === 'busy') throw toProblem(outcome);
      return null;
    }
    const booking = this.announce(outcome);
    // By the person, between our two looks: the seats are gone, so the money goes back.
    return booking.status === 'confirmed' ? booking.id : null;
  }

  /**
   * Lets go what is held.
   * @returns false: it was confirmed meanwhile
   * @throws ProblemError `busy`
   */
  async release(
    seats: Seats & { commandId: string },
    endedBy: 'attendee' | 'expiry',
  ): Promise<boolean> {
    const outcome = await this.committer.submit({ kind: 'releaseHold', ...seats, endedBy });
    if (outcome.kind === 'refused') return this.isGone(outcome);
    this.announce(outcome);
    return true;
  }

  /** Of what was paid and goes back. @throws ProblemError `busy` */
  async cancel(seats: Seats & { commandId: string }): Promise<void> {
    const outcome = await this.committer.submit({
      ...{ kind: 'cancel', ...seats, cancelledBy: 'organiser', reason: null, by: null },
    });
    if (outcome.kind !== 'refused') this.announce(outcome);
    else this.isGone(outcome);
  }

  /** Of what was paid and goes back in part: at the most so many seats are left. @throws ProblemError `busy` */
  async shrink(seats: Seats, quantity: number): Promise<void> {
    const change = { ...seats, commandId: newId(), quantity };
    const outcome = await this.committer.submit({
      ...{ kind: 'changeQuantity', ...change, changedBy: 'refund' },
    });
    if (outcome.kind !== 'refused') this.announce(outcome);
    // Of a cancelled event all of it goes, and all of the money.
    else if (outcome.code !== 'event_cancelled') this.isGone(outcome);
  }

  private isGone(outcome: Extract<Outcome, { kind: 'refused' }>): boolean {
    if (outcome.code === 'already_confirmed') return false;
    if (outcome.code === 'already_cancelled' || outcome.code === 'booking_not_found') return true;
    throw toProblem(outcome);
  }

  /** After COMMIT: the person's windows hear of it. */
  private announce(outcome: Outcome): BookingRecord {
    const booking = bookingOf(outcome);
    this.updates.announce(booking.userId, toBooking(booking));
    return booking;
  }
}

/** Guests pay at once or lose the seats after minutes, so they may hold more than those who wait for a mail. */
const guestShare = ({ GUEST_HOLD_SHARE }: Pick<Config, 'GUEST_HOLD_SHARE'>) =>
  Math.min(1, GUEST_HOLD_SHARE * 2.5);
