/**
 * Decides a batch of commands for one event, in the order of their arrival. Pure.
 *
 * What must stay true of every result, for any event and any commands:
 * - seats left = seats before - new bookings + cancelled bookings, and never less than 0;
 * - a user holds at most one confirmed booking;
 * - every command has exactly one outcome, and every change was asked for by a command;
 * - a command that was carried out before (its own retry) changes nothing and gets its answer again.
 */
import {
  refuse,
  type BookCommand,
  type BookingCommand,
  type BookingRecord,
  type CancelCommand,
  type EventState,
  type Outcome,
} from './booking-command.js';

export interface Decisions {
  /** One for each command, in their order. */
  outcomes: Outcome[];
  newBookings: BookingRecord[];
  cancelledBookings: BookingRecord[];
  remainingTickets: number;
}

/**
 * @param event the locked event, or null when there is none by that id
 * @param known the bookings that the commands are about: by their ids, by their users' idempotency
 *   keys (of whatever event), and what their users hold of this event
 * @param now the instant that an event must still be ahead of
 */
export function decideBookings(
  event: EventState | null,
  known: BookingRecord[],
  commands: BookingCommand[],
  now: Date,
): Decisions {
  if (event === null) {
    const outcomes = commands.map(() => refuse('event_not_found'));
    return { outcomes, newBookings: [], cancelledBookings: [], remainingTickets: 0 };
  }
  const batch = new BatchDecision(event, known, now);
  const outcomes = commands.map((command) =>
    command.kind === 'book' ? batch.book(command) : batch.cancel(command),
  );
  const { newBookings, cancelledBookings, remainingTickets } = batch;
  return { outcomes, newBookings, cancelledBookings, remainingTickets };
}

/** The state that the commands of one batch see of those before them. */
class BatchDecision {
  readonly newBookings: BookingRecord[] = [];
  readonly cancelledBookings: BookingRecord[] = [];
  remainingTickets: number;

  private readonly bookingsById = new Map<string, BookingRecord>();
  private readonly bookingsByKey = new Map<string, BookingRecord>();
  private readonly holders = new Set<string>();
  private readonly hasStarted: boolean;

  constructor(
    private readonly event: EventState,
    known: BookingRecord[],
    private readonly now: Date,
  ) {
    this.remainingTickets = event.remainingTickets;
    this.hasStarted = now >= event.startsAt;
    for (const booking of known) {
      this.bookingsById.set(booking.id, booking);
      this.rememberKey(booking);
      if (booking.eventId === event.id && booking.status === 'confirmed') {
        this.holders.add(booking.userId);
      }
    }
  }

  book(command: BookCommand): Outcome {
    const earlier = this.findEarlier(command);
    if (earlier === 'key of another event') return refuse('idempotency_key_reused');
    if (earlier) return { kind: 'booked', booking: earlier };
    if (this.event.status === 'cancelled') return refuse('event_cancelled');
    if (this.hasStarted) return refuse('event_started');
    if (this.holders.has(command.userId)) return refuse('already_booked');
    if (this.remainingTickets === 0) return refuse('sold_out');

    const booking = this.confirm(command);
    return { kind: 'booked', booking };
  }

  cancel(command: CancelCommand): Outcome {
    const booking = this.bookingsById.get(command.bookingId);
    if (booking?.userId !== command.userId || booking.eventId !== this.event.id) {
      return refuse('booking_not_found');
    }
    if (booking.status === 'cancelled') {
      const isOwnRetry = booking.cancelCommandId === command.commandId;
      return isOwnRetry ? { kind: 'cancelled', booking } : refuse('already_cancelled');
    }
    if (this.hasStarted) return refuse('event_started');

    const cancelled: BookingRecord = {
      ...booking,
      status: 'cancelled',
      cancelledAt: this.now,
      cancelCommandId: command.commandId,
    };
    this.bookingsById.set(cancelled.id, cancelled);
    this.rememberKey(cancelled);
    this.holders.delete(cancelled.userId);
    this.cancelledBookings.push(cancelled);
    this.remainingTickets += 1;
    return { kind: 'cancelled', booking: cancelled };
  }

  /**
   * The booking that this very request made already: by its id, when the batch is tried again after a
   * COMMIT of unknown fate; by its idempotency key, when the caller sent the request again.
   */
  private findEarlier(command: BookCommand): BookingRecord | 'key of another event' | undefined {
    const ownWork = this.bookingsById.get(command.bookingId);
    if (ownWork) return ownWork;
    if (command.idempotencyKey === null) return undefined;
    const sameKey = this.bookingsByKey.get(keyOf(command.userId, command.idempotencyKey));
    return sameKey && sameKey.eventId !== this.event.id ? 'key of another event' : sameKey;
  }

  private confirm(command: BookCommand): BookingRecord {
    const booking: BookingRecord = {
      id: command.bookingId,
      userId: command.userId,
      eventId: this.event.id,
      status: 'confirmed',
      idempotencyKey: command.idempotencyKey,
      createdAt: this.now,
      cancelledAt: null,
      cancelCommandId: null,
    };
    // Not into bookingsById: its row exists only after this batch, so no command of the batch can
    // cancel it, and its id is nobody else's.
    this.rememberKey(booking);
    this.holders.add(booking.userId);
    this.newBookings.push(booking);
    this.remainingTickets -= 1;
    return booking;
  }

  private rememberKey(booking: BookingRecord): void {
    if (booking.idempotencyKey === null) return;
    this.bookingsByKey.set(keyOf(booking.userId, booking.idempotencyKey), booking);
  }
}

/** A user id has no space in it, so two users' keys never meet. */
function keyOf(userId: string, idempotencyKey: string): string {
  return `${userId} ${idempotencyKey}`;
}
