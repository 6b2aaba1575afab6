/** A guest's place, for whoever has the link of the mail: it stands in for the account. */
import { Injectable } from '@nestjs/common';
import type { Booking, ManagedBooking, ManageQuery } from '@lastseat/contracts';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { readPublicEvents } from '../events/events.service.js';
import { BookingUpdatesService } from '../realtime/booking-updates.service.js';
import { bookingOf } from './booking-of.js';
import { findTransfers } from './booking-transfers.sql.js';
import { BookingCommitter } from './commit/booking-committer.js';
import type { BookingRecord } from './domain/booking-command.js';
import type { Outcome } from './domain/outcome.js';
import { findNewestBooking, type LinkedPlace } from './guests.sql.js';
import { ManageLinksService } from './manage-links.service.js';
import { newId } from './new-id.js';
import { findBookedTypes } from './booked-types.sql.js';
import { toBooking } from './to-booking.js';

type Place = LinkedPlace & { booking: BookingRecord };

/** What is behind a link: a place, or of one with several types one of them. */
export interface ManageLink extends ManageQuery {
  token: string;
}

@Injectable()
export class ManagedBookingsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly links: ManageLinksService,
    private readonly committer: BookingCommitter,
    private readonly updates: BookingUpdatesService,
  ) {}

  /** @throws ProblemError `booking_not_found` for a link that is none of ours */
  async read(link: ManageLink): Promise<ManagedBooking> {
    const { booking, eventId, userId, guestName } = await this.find(link);
    const event = (await readPublicEvents(this.prisma, [eventId])).get(eventId);
    if (!event) throw new ProblemError('booking_not_found');
    const transfers = await findTransfers(this.prisma, [booking]);
    const transfer = transfers.get(booking.id) ?? null;
    const current = await this.prisma.booking.findMany({
      where: { eventId, userId, status: { in: ['held', 'confirmed'] } },
      orderBy: { id: 'asc' },
    });
    const types = await findBookedTypes(this.prisma, [booking, ...current]);
    const others = current.flatMap(({ id, ticketTypeId, quantity }) => {
      const ticketType = types.get(ticketTypeId ?? '');
      const isOther = id !== booking.id && ticketTypeId !== null && ticketType;
      return isOther ? [{ ticketTypeId, ticketType, quantity }] : [];
    });
    const ticketType = types.get(booking.ticketTypeId ?? '');
    const ofType = ticketType && { ticketType };
    return { ...toBooking(booking), event, transfer, guestName, others, ...ofType };
  }

  /**
   * Also after the hold has run out, where a seat is left.
   * @throws ProblemError `booking_not_found`, `already_cancelled`, `hold_expired`, `already_booked`, `busy`,
   *   and why the event can be booked no more
   */
  async confirm(link: ManageLink): Promise<Booking> {
    const { booking, eventId, userId } = await this.find(link);
    const outcome = await this.committer.submit({
      ...{ kind: 'confirmHold', eventId, userId, bookingId: booking.id },
      lateBookingId: newId(),
      isPaid: false,
    });
    return this.answer(userId, outcome);
  }

  /**
   * What is held is let go at any time; what is confirmed is cancelled as by an account.
   * @throws ProblemError `booking_not_found`, `already_cancelled`, `already_confirmed` when it was confirmed
   *   this very moment, `event_started`, `cancellation_closed`, `busy`
   */
  async cancel(link: ManageLink): Promise<Booking> {
    const { booking, eventId, userId } = await this.find(link);
    const named = { eventId, userId, bookingId: booking.id, commandId: newId() };
    const outcome = await this.committer.submit(
      booking.status === 'held'
        ? { kind: 'releaseHold', ...named, endedBy: 'attendee' }
        : { kind: 'cancel', ...named, cancelledBy: 'attendee', reason: null, by: null },
    );
    return this.answer(userId, outcome);
  }

  /** As by an account. @throws ProblemError `booking_not_found`, and the refusal's code */
  async changeQuantity(link: ManageLink, quantity: number): Promise<Booking> {
    const { booking, eventId, userId } = await this.find(link);
    const named = { eventId, userId, bookingId: booking.id, commandId: newId() };
    const outcome = await this.committer.submit({
      ...{ kind: 'changeQuantity', ...named, quantity, changedBy: 'attendee' },
    });
    return this.answer(userId, outcome);
  }

  /** Whose ticket the link opens, and which. @throws ProblemError `booking_not_found` */
  async findTicket(link: ManageLink): Promise<{ userId: string; bookingId: string }> {
    const { userId, booking } = await this.find(link);
    return { userId, bookingId: booking.id };
  }

  private async find({ token, ticketTypeId }: ManageLink): Promise<Place> {
    const place = await this.links.find(token);
    const booking = place && (await findNewestBooking(this.prisma, place, ticketTypeId));
    if (!booking) throw new ProblemError('booking_not_found');
    return { ...place, booking };
  }

  /** After COMMIT: the windows of whoever has an account hear of it too. */
  private answer(userId: string, outcome: Outcome): Booking {
    const booking = toBooking(bookingOf(outcome));
    this.updates.announce(userId, booking);
    return booking;
  }
}
