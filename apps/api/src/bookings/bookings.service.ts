/** The way of a booking: authorise -> command -> outcome -> answer. */
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { BookInput, Booking } from '@lastseat/contracts';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BookingUpdatesService } from '../realtime/booking-updates.service.js';
import { bookingOf } from './booking-of.js';
import { findOrigins, findTransfers } from './booking-transfers.sql.js';
import { BookingsQueries } from './bookings.queries.js';
import { BookingCommitter } from './commit/booking-committer.js';
import type { BookingRecord } from './domain/booking-command.js';
import type { Outcome } from './domain/outcome.js';
import { fingerprintOf } from './fingerprint.js';
import { newId } from './new-id.js';
import { toBooking } from './to-booking.js';

export { findOrigins, findTransfers, toBooking, type BookingRecord };

@Injectable()
export class BookingsService implements BeforeApplicationShutdown {
  constructor(
    private readonly committer: BookingCommitter,
    private readonly queries: BookingsQueries,
    private readonly updates: BookingUpdatesService,
  ) {}

  /**
   * Books `quantity` seats for the user. With an idempotency key that this user booked the same event with
   * before, it answers that booking as it is now (it may have been cancelled since).
   * @throws ProblemError with the refusal's code
   */
  async book(
    user: SignedInUser,
    { eventId, quantity, ticketTypeId }: BookInput,
    idempotencyKey: string | null,
  ): Promise<Booking> {
    const outcome = await this.committer.submit({
      kind: 'book',
      eventId,
      userId: user.id,
      bookingId: newId(),
      quantity,
      ticketTypeId: ticketTypeId ?? null,
      isUnproved: false,
      idempotency:
        idempotencyKey === null
          ? null
          : {
              key: idempotencyKey,
              fingerprint: fingerprintOf({ eventId, quantity, ticketTypeId }),
            },
    });
    return this.answer(user, outcome);
  }

  /**
   * Cancels the user's booking and frees its seats.
   * @throws ProblemError with the refusal's code; `booking_not_found` for a stranger's as for none
   */
  async cancel(user: SignedInUser, bookingId: string): Promise<Booking> {
    const eventId = await this.queries.findEventOfBooking(user.id, bookingId);
    if (eventId === null) throw new ProblemError('booking_not_found');
    const outcome = await this.committer.submit({
      kind: 'cancel',
      eventId,
      userId: user.id,
      bookingId,
      commandId: newId(),
      cancelledBy: 'attendee',
      reason: null,
      by: null,
    });
    return this.answer(user, outcome);
  }

  /**
   * More seats for the user's booking, or fewer; the last tickets are those that go.
   * @throws ProblemError with the refusal's code; `booking_not_found` for a stranger's as for none
   */
  async changeQuantity(user: SignedInUser, bookingId: string, quantity: number): Promise<Booking> {
    const eventId = await this.queries.findEventOfBooking(user.id, bookingId);
    if (eventId === null) throw new ProblemError('booking_not_found');
    const named = { eventId, userId: user.id, bookingId, commandId: newId() };
    const outcome = await this.committer.submit({
      ...{ kind: 'changeQuantity', ...named, quantity, changedBy: 'attendee' },
    });
    return this.answer(user, outcome);
  }

  /** After COMMIT: the person's other windows hear of it too. */
  private answer(user: SignedInUser, outcome: Outcome): Booking {
    const booking = toBooking(bookingOf(outcome));
    this.updates.announce(user.id, booking);
    return booking;
  }

  /** While the HTTP server still stands: everyone who waits gets the true answer. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.committer.drain();
  }
}
