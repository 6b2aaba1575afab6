/** Tickets that are accepted, as commands of the core. */
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../common/database/prisma.service.js';
import { BookingUpdatesService } from '../realtime/booking-updates.service.js';
import { bookingOf } from './booking-of.js';
import { BookingCommitter } from './commit/booking-committer.js';
import type { BookingRecord } from './domain/booking-command.js';
import { newId } from './new-id.js';
import { toBooking } from './to-booking.js';

export interface Accepting {
  eventId: string;
  transferId: string;
  /** Whose booking it is, and which. */
  userId: string;
  bookingId: string;
  /** Who accepts. */
  newUserId: string;
}

@Injectable()
export class TransferCommandsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly committer: BookingCommitter,
    private readonly updates: BookingUpdatesService,
  ) {}

  /**
   * @returns the booking of who accepts
   * @throws ProblemError `transfer_not_found`, `transfer_ended`, `transfer_not_allowed`, `transfer_closed`,
   *   `already_booked`, `event_cancelled`, `event_started`, `unauthenticated`, `busy`
   */
  async accept(accepting: Accepting): Promise<BookingRecord> {
    const outcome = await this.committer.submit({
      ...{ kind: 'transfer', ...accepting },
      newBookingId: newId(),
    });
    const booking = bookingOf(outcome);
    this.updates.announce(booking.userId, toBooking(booking));
    await this.announce(accepting.bookingId);
    return booking;
  }

  /** To the windows of whose it is: something about it is another now. */
  async announce(bookingId: string): Promise<void> {
    const booking = await this.prisma.booking.findUnique({ where: { id: bookingId } });
    if (booking) this.updates.announce(booking.userId, toBooking(booking));
  }
}
