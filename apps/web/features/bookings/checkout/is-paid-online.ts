import type { EventDetails } from '@lastseat/contracts';

/** Whether a seat is somebody's only once it is paid here. */
export const isPaidOnline = ({
  payment,
  priceCents,
}: Pick<EventDetails, 'payment' | 'priceCents'>): boolean => payment === 'online' && priceCents > 0;
