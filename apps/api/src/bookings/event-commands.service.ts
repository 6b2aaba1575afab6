/**
 * What organisers do to an event, as commands of the core. Whoever calls has asked already whether the
 * member may do it: here it is only decided whether the event allows it.
 */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { ProblemError } from '../common/http/problems/problem.js';
import { BookingUpdatesService } from '../realtime/booking-updates.service.js';
import { bookingOf, toProblem } from './booking-of.js';
import { BookingsQueries } from './bookings.queries.js';
import { CancelledEventsService } from './cancelled-events.service.js';
import { BookingCommitter } from './commit/booking-committer.js';
import type { Actor, BookingRecord, EditCommand } from './domain/booking-command.js';
import type { Outcome } from './domain/outcome.js';
import type { EventChange } from './domain/event-state.js';
import type { AddPromoCodeCommand, ChangePromoCodeCommand } from './domain/promo-code-command.js';
import type {
  AddTicketTypeCommand,
  ChangeTicketTypeCommand,
} from './domain/ticket-type-command.js';
import { toBooking } from './to-booking.js';

export type { Actor, BookingRecord, EventChange };

export interface NamedType {
  eventId: string;
  typeId: string;
}

export interface NamedCode {
  eventId: string;
  codeId: string;
}

export interface RosterAddition {
  /** Who comes: an account or a guest, who is there already. */
  userId: string;
  /** Seats. */
  quantity: number;
  /** Of which type, where the event is sold by types. */
  ticketTypeId?: string | null;
  /** Where too few seats are left, the event gets as many more. */
  overCapacity: boolean;
}

@Injectable()
export class EventCommandsService {
  constructor(
    private readonly committer: BookingCommitter,
    private readonly queries: BookingsQueries,
    private readonly updates: BookingUpdatesService,
    private readonly cancelledEvents: CancelledEventsService,
  ) {}

  /**
   * Changes all of it or nothing. What is the same as before is no change.
   * @param expectedRevision null: an edit of its series, which leaves alone what was changed by hand
   * @throws ProblemError `event_not_found`, `stale_revision`, `event_cancelled`, `event_in_the_past`,
   *   `capacity_below_sold` (with `numbers.confirmedTickets`), `invalid_request` (with `errors`) for times
   *   that do not fit together, `busy`
   */
  async change(
    by: Actor,
    eventId: string,
    expectedRevision: number | null,
    change: EventChange,
  ): Promise<void> {
    await this.edit({ kind: 'changeEvent', ...editOf(by, eventId), expectedRevision, change });
  }

  /**
   * @param expectedRevision null: whatever it is by now
   * @throws ProblemError `event_not_found`, `already_published`, `event_cancelled`, `stale_revision`,
   *   `event_in_the_past`, `busy`
   */
  async publish(by: Actor, eventId: string, expectedRevision: number | null): Promise<void> {
    await this.edit({ kind: 'publishEvent', ...editOf(by, eventId), expectedRevision });
  }

  /**
   * Ends the sale. The bookings are cancelled from here on, in the background.
   * @throws ProblemError `event_not_found`, `event_not_published`, `already_cancelled`, `event_started`,
   *   `busy`
   */
  async cancelEvent(by: Actor, eventId: string, reason: string): Promise<void> {
    await this.edit({ kind: 'cancelEvent', ...editOf(by, eventId), reason });
    this.cancelledEvents.wake();
  }

  /**
   * Books by hand: also before, after and beyond what attendees may.
   * @throws ProblemError `event_not_found`, `event_not_published`, `event_cancelled`, `already_booked`,
   *   `sold_out` (not with `overCapacity`), `busy`
   */
  async addToRoster(by: Actor, eventId: string, addition: RosterAddition): Promise<BookingRecord> {
    const outcome = await this.committer.submit({
      kind: 'addToRoster',
      ...editOf(by, eventId),
      ...addition,
      bookingId: newId(),
    });
    // Not the member's account but the attendee's: it was erased a moment ago, and the next try makes a guest.
    if (outcome.kind === 'refused' && outcome.code === 'unauthenticated') {
      throw new ProblemError('busy');
    }
    return this.answer(outcome);
  }

  /**
   * @param reason in the organiser's words, for the attendee
   * @throws ProblemError `booking_not_found`, `already_cancelled`, `busy`
   */
  async cancelBooking(
    by: Actor,
    eventId: string,
    bookingId: string,
    reason: string | null,
  ): Promise<BookingRecord> {
    const userId = await this.queries.findUserOfBooking(eventId, bookingId);
    if (userId === null) throw new ProblemError('booking_not_found');
    const outcome = await this.committer.submit({
      kind: 'cancel',
      ...editOf(by, eventId),
      userId,
      bookingId,
      cancelledBy: 'organiser',
      reason,
    });
    return this.answer(outcome);
  }

  /**
   * @returns its id
   * @throws ProblemError `event_not_found`, `event_cancelled`, `too_many_ticket_types`, and of the first type
   *   `event_has_bookings`, `people_are_waiting`; `invalid_request` (with `errors`), `busy`
   */
  async addTicketType(
    by: Actor,
    eventId: string,
    fields: AddTicketTypeCommand['fields'],
  ): Promise<string> {
    const typeId = newId();
    await this.edit({ kind: 'addTicketType', ...editOf(by, eventId), typeId, fields });
    return typeId;
  }

  /**
   * What is the same as before is no change.
   * @throws ProblemError `event_not_found`, `ticket_type_not_found`, `event_cancelled`,
   *   `capacity_below_sold` (with `numbers.takenTickets`), `invalid_request` (with `errors`), `busy`
   */
  async changeTicketType(
    by: Actor,
    { eventId, typeId }: NamedType,
    change: ChangeTicketTypeCommand['change'],
  ): Promise<void> {
    await this.edit({ kind: 'changeTicketType', ...editOf(by, eventId), typeId, change });
  }

  /** @throws ProblemError `event_not_found`, `ticket_type_not_found`, `event_has_bookings`, `busy` */
  async removeTicketType(by: Actor, { eventId, typeId }: NamedType): Promise<void> {
    await this.edit({ kind: 'removeTicketType', ...editOf(by, eventId), typeId });
  }

  /**
   * @returns its id
   * @throws ProblemError `event_not_found`, `event_cancelled`, `too_many_promo_codes`, `promo_code_taken`,
   *   `ticket_type_not_found`, `invalid_request` (with `errors`), `busy`
   */
  async addPromoCode(
    by: Actor,
    eventId: string,
    fields: AddPromoCodeCommand['fields'],
  ): Promise<string> {
    const codeId = newId();
    await this.edit({ kind: 'addPromoCode', ...editOf(by, eventId), codeId, fields });
    return codeId;
  }

  /**
   * What is the same as before is no change.
   * @throws ProblemError `event_not_found`, `promo_code_not_found`, `promo_code_taken`,
   *   `ticket_type_not_found`, `invalid_request` (with `errors`), `busy`
   */
  async changePromoCode(
    by: Actor,
    { eventId, codeId }: NamedCode,
    change: ChangePromoCodeCommand['change'],
  ): Promise<void> {
    await this.edit({ kind: 'changePromoCode', ...editOf(by, eventId), codeId, change });
  }

  /** @throws ProblemError `event_not_found`, `promo_code_not_found`, `promo_code_was_used`, `busy` */
  async removePromoCode(by: Actor, { eventId, codeId }: NamedCode): Promise<void> {
    await this.edit({ kind: 'removePromoCode', ...editOf(by, eventId), codeId });
  }

  private async edit(command: EditCommand): Promise<void> {
    const outcome = await this.committer.submit(command);
    if (outcome.kind === 'refused') throw toProblem(outcome);
  }

  /** After COMMIT: the attendee's own windows hear of it. */
  private answer(outcome: Outcome): BookingRecord {
    const booking = bookingOf(outcome);
    this.updates.announce(booking.userId, toBooking(booking));
    return booking;
  }
}

const editOf = (by: Actor, eventId: string) => ({ eventId, commandId: newId(), by });
