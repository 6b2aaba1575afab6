import type { WaitlistMode } from '@lastseat/contracts';

/** In the order in which they are offered. */
export const waitlistModeNames: Record<WaitlistMode, string> = {
  offer: 'Yes: the next in line is offered the seat',
  autobook: 'Yes: the seat is booked for the next in line at once',
  off: 'No: whoever comes first',
};
