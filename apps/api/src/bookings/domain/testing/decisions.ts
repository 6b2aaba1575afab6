/** What the specs of the decisions are about: one event, its bookings, and commands for them. */
import type { BookingRecord, CancelCommand, Outcome } from '../booking-command.js';
import type { Decisions } from '../decide-bookings.js';
import type { EditableEvent, EventState } from '../event-state.js';

export const now = new Date('2027-03-15T10:00:00Z');
export const later = new Date('2027-03-15T20:00:00Z');
export const earlier = new Date('2027-03-15T09:59:59Z');

export function event(changes: Partial<EventState> = {}): EventState {
  return {
    id: 'event',
    status: 'scheduled',
    startsAt: later,
    totalTickets: 10,
    remainingTickets: 2,
    version: 7,
    maxPerPerson: 3,
    saleOpensAt: null,
    saleClosesAt: null,
    cancelUntil: null,
    ...changes,
  };
}

/** The same as an organiser's command finds it. */
export function editable(changes: Partial<EditableEvent> = {}): EditableEvent {
  return {
    ...event(),
    organiserId: 'organiser',
    revision: 3,
    title: 'An evening',
    description: 'Words',
    category: 'Music',
    level: null,
    endsAt: null,
    timeZone: 'Europe/Vienna',
    venue: 'A hall',
    address: null,
    priceCents: 1_500,
    currency: 'EUR',
    cancelledAt: null,
    cancelReason: null,
    bookingsCancelledAt: null,
    ...changes,
  };
}

export function confirmed(changes: Partial<BookingRecord> = {}): BookingRecord {
  return {
    id: 'known',
    userId: 'ada',
    eventId: 'event',
    status: 'confirmed',
    quantity: 1,
    idempotencyKey: null,
    requestFingerprint: null,
    createdAt: earlier,
    cancelledAt: null,
    cancelCommandId: null,
    cancelledBy: null,
    cancelReason: null,
    ...changes,
  };
}

export function book(bookingId: string, userId: string, key: string | null = null, quantity = 1) {
  const idempotency = key === null ? null : { key, fingerprint: `${quantity} seats` };
  return { kind: 'book', eventId: 'event', userId, bookingId, quantity, idempotency } as const;
}

export function cancel(
  bookingId: string,
  userId: string,
  commandId = `cancel ${bookingId}`,
): CancelCommand {
  const command = { kind: 'cancel', eventId: 'event', userId, bookingId, commandId } as const;
  return { ...command, cancelledBy: 'attendee', reason: null, by: null };
}

/** After all of it is committed. */
export const leftOf = ({ effects }: Decisions, before: EventState) =>
  effects[0]?.remainingTickets ?? before.remainingTickets;

export const words = (outcomes: Outcome[]) =>
  outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.code : outcome.kind));
