/** What the specs of the decisions are about: one event, its bookings, and commands for them. */
import type {
  BookingRecord,
  CancelCommand,
  ChangeQuantityCommand,
  ConfirmHoldCommand,
  ExpireHoldsCommand,
  HoldCommand,
  ReleaseHoldCommand,
} from '../booking-command.js';
import type { Outcome } from '../outcome.js';
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
    heldTickets: 0,
    nextHoldExpiryAt: null,
    waitingCount: 0,
    version: 7,
    lockedAt: now,
    maxPerPerson: 3,
    hasTicketTypes: false,
    hasPromoCodes: false,
    saleOpensAt: null,
    saleClosesAt: null,
    cancelUntil: null,
    payment: 'venue',
    priceCents: 1_500,
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
    host: null,
    seriesId: null,
    isSeriesChanged: false,
    endsAt: null,
    timeZone: 'Europe/Vienna',
    venue: 'A hall',
    address: null,
    currency: 'EUR',
    allowsTransfer: true,
    transferUntil: null,
    guestPolicy: 'confirm',
    waitlistMode: 'offer',
    isWaitlistPaused: false,
    offerMinutes: 120,
    waitlistClosesAt: null,
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
    expiresAt: null,
    cancelledAt: null,
    cancelCommandId: null,
    cancelledBy: null,
    cancelReason: null,
    ticketTypeId: null,
    ...changes,
  };
}

/** Still for a while, unless something else is given. */
export function held(changes: Partial<BookingRecord> = {}): BookingRecord {
  return confirmed({ status: 'held', expiresAt: later, ...changes });
}

export function book(bookingId: string, userId: string, key: string | null = null, quantity = 1) {
  const idempotency = key === null ? null : { key, fingerprint: `${quantity} seats` };
  const request = { eventId: 'event', userId, bookingId, quantity, idempotency } as const;
  return { ...request, kind: 'book', isUnproved: false } as const;
}

export const HOLD_MS = 60_000;

/** Of an attendee, unless something else is given, and with every seat of the event to be had. */
export function hold(
  bookingId: string,
  userId: string,
  given: Partial<HoldCommand> = {},
): HoldCommand {
  const request = {
    ...book(bookingId, userId),
    forMs: HOLD_MS,
    maxHeldShare: 1,
    isForPayment: false,
  };
  return { ...request, kind: 'hold', ...given };
}

export function confirmHold(bookingId: string, userId: string): ConfirmHoldCommand {
  const command = { kind: 'confirmHold', eventId: 'event', userId, bookingId } as const;
  return { ...command, lateBookingId: `late ${bookingId}`, isPaid: false };
}

export function releaseHold(bookingId: string, userId: string): ReleaseHoldCommand {
  const command = { kind: 'releaseHold', eventId: 'event', userId, bookingId } as const;
  return { ...command, commandId: `release ${bookingId}`, endedBy: 'attendee' };
}

export const expireHolds: ExpireHoldsCommand = { kind: 'expireHolds', eventId: 'event' };

export function cancel(
  bookingId: string,
  userId: string,
  commandId = `cancel ${bookingId}`,
): CancelCommand {
  const command = { kind: 'cancel', eventId: 'event', userId, bookingId, commandId } as const;
  return { ...command, cancelledBy: 'attendee', reason: null, by: null };
}

/** By whoever has it. */
export function changeQuantity(
  bookingId: string,
  userId: string,
  quantity: number,
  commandId = `change ${bookingId}`,
): ChangeQuantityCommand {
  const command = { kind: 'changeQuantity', eventId: 'event', userId, bookingId } as const;
  return { ...command, commandId, quantity, changedBy: 'attendee' };
}

/** After all of it is committed. */
export const leftOf = ({ effects }: Decisions, before: EventState) =>
  effects.find((one) => one.kind === 'count changed')?.remainingTickets ?? before.remainingTickets;

export const words = (outcomes: Outcome[]) =>
  outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.code : outcome.kind));
