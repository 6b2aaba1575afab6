import type { TicketType, TicketUpdate } from '@lastseat/contracts';
import type { SaleState } from '@/lib/format/sale-state';

/** `sale` is as the server saw it: a visitor's clock can be wrong. */
export type TypeOnSale = TicketType & { sale: SaleState };

/** What a code makes cheaper. @property of what one ticket of the type costs with it */
export interface LowerPrice {
  code: string;
  /** Tickets that it still makes cheaper; null: as many as there are. */
  ticketsLeft: number | null;
  isFor: (typeId: string | null) => boolean;
  of: (typeId: string | null, priceCents: number) => number;
}

type LiveCount = Pick<TicketUpdate, 'remainingTickets' | 'ticketTypes'>;

/** Seats that one can have of the type: what its own limit leaves, and the event. */
export function seatsLeft(type: TypeOnSale, { remainingTickets, ticketTypes }: LiveCount): number {
  const live = ticketTypes?.find(({ id }) => id === type.id);
  const own = live === undefined ? type.remainingTickets : live.remainingTickets;
  return Math.min(remainingTickets, own ?? remainingTickets);
}

/** Why nobody can have a seat of it now; null: they can. */
export function refusalOf(type: TypeOnSale, count: LiveCount): string | null {
  if (type.sale === 'not-yet') return 'Not on sale yet';
  if (type.sale === 'closed') return 'Sale has ended';
  return seatsLeft(type, count) < type.minPerPerson ? 'Sold out' : null;
}

export interface SeatRange {
  least: number;
  most: number;
}

/** How many seats one press can take of it. */
export function seatRangeOf(type: TypeOnSale, count: LiveCount, maxPerPerson: number): SeatRange {
  const limits = [maxPerPerson, type.maxPerPerson ?? maxPerPerson, seatsLeft(type, count)];
  const least = type.minPerPerson;
  return { least, most: Math.max(least, Math.min(...limits)) };
}
