import { followOwnBookings } from './follow-own-bookings';
import { keepTickets } from './kept/keep-tickets';

/** What goes on for as long as somebody is signed in; gives what ends it. */
export function attendToBookings(): () => void {
  const ends = [followOwnBookings(), keepTickets()];
  return () => {
    for (const end of ends) end();
  };
}
