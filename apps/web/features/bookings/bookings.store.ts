import type { Booking, OwnBooking } from '@lastseat/contracts';
import { create, type StoreApi } from 'zustand';
import type { UnavailableReason } from './book/book-event';

type ConfirmedByEvent = Readonly<Record<string, string | null>>;

export interface Unavailable {
  reason: UnavailableReason;
  /** Of the count that was shown: up to it, "sold out" is the newer word. */
  version: number;
}

/** How long a booking that was just made can be taken back by one press. */
export const undoForMs = 10_000;

export interface Undoable {
  bookingId: string;
  /** In ms, of this browser's clock. */
  until: number;
}

interface BookingsState extends LoadingActions, BookingActions {
  /** Whose bookings these are; null when nobody is signed in. */
  ownerId: string | null;
  status: 'loading' | 'ready' | 'failed';
  /** The newest first. */
  bookings: readonly OwnBooking[];
  /** When the API gave them; null until it has. */
  checkedAt: string | null;
  /** The events that a seat is confirmed of, with the booking's id, or null while that is not known. */
  confirmed: ConfirmedByEvent;
  /** The events whose booking is on its way; `unheard` when it takes longer than an answer does. */
  underway: Readonly<Record<string, 'sent' | 'unheard'>>;
  /** The events that refused a booking. */
  unavailable: Readonly<Record<string, Unavailable>>;
  /** The events that this window has booked since it was loaded. */
  undoable: Readonly<Record<string, Undoable>>;
}

interface LoadingActions {
  beginLoading: (ownerId: string) => void;
  finishLoading: (bookings: readonly OwnBooking[]) => void;
  failLoading: () => void;
  forget: () => void;
}

interface BookingActions {
  beginBooking: (eventId: string) => void;
  markUnheard: (eventId: string) => void;
  finishBooking: (eventId: string) => void;
  markConfirmed: (eventId: string, bookingId: string | null) => void;
  offerUndo: (eventId: string, undoable: Undoable) => void;
  markUnavailable: (eventId: string, unavailable: Unavailable) => void;
  markCancelled: (bookingId: string, cancelledAt: string) => void;
}

const nothing = {
  status: 'loading',
  bookings: [],
  checkedAt: null,
  confirmed: {},
  unavailable: {},
  undoable: {},
} as const;

export const useBookings = create<BookingsState>()((set) => ({
  ownerId: null,
  underway: {},
  ...nothing,
  ...createLoadingActions(set),
  ...createBookingActions(set),
}));

type SetBookings = StoreApi<BookingsState>['setState'];

function createLoadingActions(set: SetBookings): LoadingActions {
  return {
    beginLoading: (ownerId) => {
      set((state) => {
        if (state.ownerId !== ownerId) return { ...nothing, ownerId };
        // What is shown stays while it is read anew.
        return { status: state.status === 'ready' ? 'ready' : 'loading' };
      });
    },
    finishLoading: (bookings) => {
      const checkedAt = new Date().toISOString();
      set({ status: 'ready', bookings, checkedAt, confirmed: listConfirmed(bookings) });
    },
    failLoading: () => {
      set(({ status }) => ({ status: status === 'ready' ? 'ready' : 'failed' }));
    },
    forget: () => {
      set({ ...nothing, ownerId: null });
    },
  };
}

function createBookingActions(set: SetBookings): BookingActions {
  return {
    beginBooking: (eventId) => {
      set(({ underway }) => ({ underway: { ...underway, [eventId]: 'sent' } }));
    },
    markUnheard: (eventId) => {
      set(({ underway }) => ({ underway: { ...underway, [eventId]: 'unheard' } }));
    },
    finishBooking: (eventId) => {
      set(({ underway: { [eventId]: _, ...underway } }) => ({ underway }));
    },
    markConfirmed: (eventId, bookingId) => {
      set(({ confirmed }) => ({ confirmed: { ...confirmed, [eventId]: bookingId } }));
    },
    offerUndo: (eventId, offer) => {
      set(({ undoable }) => ({ undoable: { ...undoable, [eventId]: offer } }));
    },
    markUnavailable: (eventId, why) => {
      set(({ unavailable }) => ({ unavailable: { ...unavailable, [eventId]: why } }));
    },
    markCancelled: (bookingId, cancelledAt) => {
      set((state) => {
        const bookings = state.bookings.map((booking) =>
          booking.id === bookingId ? cancel(booking, cancelledAt) : booking,
        );
        // Not by the list, which may not know yet of what was just booked.
        const others = Object.entries(state.confirmed).filter(([, id]) => id !== bookingId);
        return { bookings, confirmed: Object.fromEntries(others) };
      });
    },
  };
}

function listConfirmed(bookings: readonly Booking[]): ConfirmedByEvent {
  const confirmed = bookings.filter(({ status }) => status === 'confirmed');
  return Object.fromEntries(confirmed.map(({ eventId, id }) => [eventId, id]));
}

function cancel(booking: OwnBooking, cancelledAt: string): OwnBooking {
  return { ...booking, status: 'cancelled', cancelledAt };
}
