import type { OwnBooking } from '@lastseat/contracts';

/** Seats, from the fewest to the most that the booking can have. */
export interface PossibleSeats {
  least: number;
  most: number;
}

type Changeable = Pick<OwnBooking, 'quantity' | 'ticketTypeId' | 'ticketType'> & {
  event: Pick<
    OwnBooking['event'],
    | 'status'
    | 'startsAt'
    | 'saleOpensAt'
    | 'saleClosesAt'
    | 'cancelUntil'
    | 'maxPerPerson'
    | 'remainingTickets'
    | 'payment'
    | 'priceCents'
    | 'ticketTypes'
  >;
};

/** As the API sees it, when the page is looked at: the answer has the last word. */
export function findPossibleSeats(booking: Changeable, now: Date): PossibleSeats {
  const { quantity, ticketTypeId, event } = booking;
  const isAhead = (at: string | null) => at === null || now.getTime() < Date.parse(at);
  if (event.status !== 'scheduled' || !isAhead(event.startsAt)) {
    return { least: quantity, most: quantity };
  }
  const type = event.ticketTypes?.find(({ id }) => id === ticketTypeId);
  const fewest = Math.min(quantity, type?.minPerPerson ?? 1);
  const left = Math.min(event.remainingTickets, type?.remainingTickets ?? Infinity);
  const limit = Math.min(event.maxPerPerson, type?.maxPerPerson ?? Infinity);
  const isOpen = isAhead(event.saleClosesAt) && hasBegun(event.saleOpensAt, now);
  const canAdd = isOpen && !isPaidHere(booking);
  return {
    least: isAhead(event.cancelUntil) ? fewest : quantity,
    most: canAdd ? Math.max(quantity, Math.min(limit, quantity + left)) : quantity,
  };
}

const hasBegun = (at: string | null, now: Date) => at === null || now.getTime() >= Date.parse(at);

const isPaidHere = ({ event, ticketType }: Changeable) =>
  event.payment === 'online' && (ticketType ?? event).priceCents > 0;
