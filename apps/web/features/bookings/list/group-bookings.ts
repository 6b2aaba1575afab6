import type { OwnBooking } from '@lastseat/contracts';

export interface BookingGroups {
  /** The nearest first. */
  upcoming: OwnBooking[];
  /** The latest first. */
  past: OwnBooking[];
  /** By the person or by the organiser; the last one to be cancelled first. */
  cancelled: OwnBooking[];
}

export type BookingState = 'confirmed' | 'attended' | 'cancelled' | 'passed-on' | 'event-cancelled';

/** What the state of a booking depends on. */
type Holding = Pick<OwnBooking, 'status'> & {
  cancelledBy?: OwnBooking['cancelledBy'];
  event: Pick<OwnBooking['event'], 'status' | 'startsAt'>;
};

export function bookingState({ status, cancelledBy, event }: Holding, now: Date): BookingState {
  if (status === 'cancelled') return cancelledBy === 'transfer' ? 'passed-on' : 'cancelled';
  if (event.status === 'cancelled') return 'event-cancelled';
  return hasStarted(event.startsAt, now) ? 'attended' : 'confirmed';
}

/** As the API sees it: from the very instant of its start on, an event takes and frees no seat. */
function hasStarted(startsAt: string, now: Date): boolean {
  return Date.parse(startsAt) <= now.getTime();
}

export function groupBookings(bookings: readonly OwnBooking[], now: Date): BookingGroups {
  const groups: BookingGroups = { upcoming: [], past: [], cancelled: [] };
  for (const booking of bookings) groups[groupOf(booking, now)].push(booking);
  groups.upcoming.sort((a, b) => startOf(a) - startOf(b));
  groups.past.sort((a, b) => startOf(b) - startOf(a));
  groups.cancelled.sort((a, b) => endOf(b) - endOf(a));
  return groups;
}

function groupOf(booking: OwnBooking, now: Date): keyof BookingGroups {
  const state = bookingState(booking, now);
  if (state === 'confirmed') return 'upcoming';
  return state === 'attended' ? 'past' : 'cancelled';
}

const startOf = ({ event }: OwnBooking) => Date.parse(event.startsAt);

/** When an organiser cancelled is not known: the booking counts from when it was made. */
const endOf = ({ cancelledAt, createdAt }: OwnBooking) => Date.parse(cancelledAt ?? createdAt);
