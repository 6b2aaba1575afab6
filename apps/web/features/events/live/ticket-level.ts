export type TicketLevel = 'plenty' | 'few' | 'last' | 'gone';

/** However small the house: one for a friend is left at the most. */
const lastSeats = 2;
/** However small the house: they can be gone while one makes up one's mind. */
const fewSeats = 10;
/** However large the house: fewer are the last ones if they are also a small part of it. */
const lastSeatsOfMany = 20;
/** However large the house: nobody need hurry for what is more than this. */
const enoughSeats = 100;

/**
 * How scarce the seats are, by their number and by their share: the last below a tenth, plenty above
 * half, and few between.
 */
export function ticketLevel(remainingTickets: number, totalTickets: number): TicketLevel {
  if (remainingTickets <= 0) return 'gone';
  if (remainingTickets <= lastSeats) return 'last';
  if (remainingTickets > enoughSeats) return 'plenty';
  // Whole numbers only: as a fraction, 10 % of some totals is not quite 0.1.
  const isSmallPart = remainingTickets * 10 < totalTickets;
  if (isSmallPart && remainingTickets <= lastSeatsOfMany) return 'last';
  const isLargePart = remainingTickets * 2 > totalTickets;
  return isLargePart && remainingTickets > fewSeats ? 'plenty' : 'few';
}
