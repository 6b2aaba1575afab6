export type TicketLevel = 'plenty' | 'few' | 'last' | 'gone';

/** Plenty above 50 %, few from 50 % down to 10 %, the last below that. */
export function ticketLevel(remainingTickets: number, totalTickets: number): TicketLevel {
  if (remainingTickets <= 0) return 'gone';
  // Whole numbers only: as a fraction, 10 % of some totals is not quite 0.1.
  if (remainingTickets * 2 > totalTickets) return 'plenty';
  if (remainingTickets * 10 >= totalTickets) return 'few';
  return 'last';
}
