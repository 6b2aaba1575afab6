/** Joining, leaving and taking, as commands of the core; and what organisers do to the line by hand. */
import { Injectable } from '@nestjs/common';
import type { Booking } from '@lastseat/contracts';
import { ProblemError } from '../common/http/problems/problem.js';
import { BookingUpdatesService } from '../realtime/booking-updates.service.js';
import { bookingOf, toProblem } from './booking-of.js';
import { BookingCommitter } from './commit/booking-committer.js';
import type { Actor, WaitlistEditCommand } from './domain/booking-command.js';
import { newId } from './new-id.js';
import { toBooking } from './to-booking.js';

export type { Actor };

interface Person {
  eventId: string;
  userId: string;
}

interface ByHand {
  eventId: string;
  entryId: string;
}

const overAlready: ReadonlySet<string> = new Set(['already_cancelled', 'already_confirmed']);

@Injectable()
export class WaitlistCommandsService {
  constructor(
    private readonly committer: BookingCommitter,
    private readonly updates: BookingUpdatesService,
  ) {}

  /**
   * Waits for `quantity` seats, or books them where they are left.
   * @returns the booking; null: waits now
   * @throws ProblemError `event_not_found`, `event_cancelled`, `event_started`, `sale_not_open`, `sale_closed`,
   *   `already_booked`, `already_waiting`, `too_many_seats`, `waitlist_closed`, `unauthenticated`, `busy`
   */
  async join({ eventId, userId }: Person, quantity: number): Promise<Booking | null> {
    const ids = { entryId: newId(), bookingId: newId() };
    const outcome = await this.committer.submit({
      ...{ kind: 'joinWaitlist', eventId, userId, quantity },
      ...ids,
    });
    if (outcome.kind === 'waiting') return null;
    const booking = toBooking(bookingOf(outcome));
    this.updates.announce(userId, booking);
    return booking;
  }

  /** Whoever waits not has left already. @throws ProblemError `event_not_found`, `busy` */
  async leave({ eventId, userId }: Person): Promise<void> {
    const outcome = await this.committer.submit({ kind: 'leaveWaitlist', eventId, userId });
    if (outcome.kind === 'refused') throw toProblem(outcome);
  }

  /**
   * Takes an offer; also one that has run out, where a seat is left that nobody waits for.
   * @throws ProblemError `offer_expired`, `booking_not_found`, `already_cancelled`, `already_booked`,
   *   `event_cancelled`, `busy`
   */
  async accept({ eventId, userId }: Person, bookingId: string): Promise<Booking> {
    const outcome = await this.committer.submit({
      ...{ kind: 'confirmHold', eventId, userId, bookingId },
      lateBookingId: newId(),
      isPaid: false,
    });
    if (outcome.kind === 'refused' && outcome.code === 'hold_expired') {
      throw new ProblemError('offer_expired');
    }
    const booking = toBooking(bookingOf(outcome));
    this.updates.announce(userId, booking);
    return booking;
  }

  /** Lets an offer go, also one that is over already. @throws ProblemError `event_not_found`, `busy` */
  async decline({ eventId, userId }: Person, bookingId: string): Promise<void> {
    const outcome = await this.committer.submit({
      ...{ kind: 'releaseHold', eventId, userId, bookingId },
      commandId: newId(),
      endedBy: 'attendee',
    });
    if (outcome.kind === 'refused' && !overAlready.has(outcome.code)) throw toProblem(outcome);
  }

  /** Before everybody else in line. @throws ProblemError `waitlist_entry_not_found`, `busy` */
  async promote(by: Actor, entry: ByHand): Promise<void> {
    await this.edit({ kind: 'promoteWaiting', by, commandId: newId(), ...entry });
  }

  /** @throws ProblemError `waitlist_entry_not_found`, `busy` */
  async remove(by: Actor, entry: ByHand): Promise<void> {
    await this.edit({ kind: 'removeWaiting', by, commandId: newId(), ...entry });
  }

  /**
   * A seat for this one, whoever stands before.
   * @throws ProblemError `waitlist_entry_not_found`, `sold_out` (not with `overCapacity`),
   *   `event_cancelled`, `event_started`, `busy`
   */
  async offer(by: Actor, entry: ByHand, overCapacity: boolean): Promise<void> {
    await this.edit({ kind: 'offerToWaiting', by, commandId: newId(), ...entry, overCapacity });
  }

  private async edit(command: WaitlistEditCommand): Promise<void> {
    const outcome = await this.committer.submit(command);
    if (outcome.kind === 'refused') throw toProblem(outcome);
  }
}
