/** Which bookings a batch has to read for its commands about seats. */
import type { SeatCommand } from './booking-command.js';

/** Somebody who may get seats of the event. */
export interface Taker {
  eventId: string;
  userId: string;
}

/** Of whom it is asked what they hold or have. */
export function listTakers(commands: readonly SeatCommand[]): Taker[] {
  return commands.filter(({ kind }) => takesSeats[kind]).map(toTaker);
}

function toTaker(command: SeatCommand): Taker {
  const { eventId, userId } = command;
  return { eventId, userId: command.kind === 'transfer' ? command.newUserId : userId };
}

/** Whether it may give a user seats. */
const takesSeats: Record<SeatCommand['kind'], boolean> = {
  book: true,
  hold: true,
  addToRoster: true,
  // Where the hold has run out.
  confirmHold: true,
  joinWaitlist: true,
  transfer: true,
  changeQuantity: true,
  releaseHold: false,
  cancel: false,
};

/** Whether the booking that it names is there only afterwards. */
const makesBooking: Record<SeatCommand['kind'], boolean> = {
  book: true,
  hold: true,
  addToRoster: true,
  joinWaitlist: true,
  confirmHold: false,
  transfer: false,
  changeQuantity: false,
  releaseHold: false,
  cancel: false,
};

/**
 * The ids of bookings that are there, or may be.
 * @param isRetry whether the command's own booking may have been committed already
 */
export function listNamed(command: SeatCommand, isRetry: boolean): string[] {
  const { kind, bookingId } = command;
  if (kind === 'confirmHold') {
    const mayBeDone = isRetry || command.isPaid;
    return mayBeDone ? [bookingId, command.lateBookingId] : [bookingId];
  }
  if (kind === 'transfer') return isRetry ? [bookingId, command.newBookingId] : [bookingId];
  return isRetry || !makesBooking[kind] ? [bookingId] : [];
}
