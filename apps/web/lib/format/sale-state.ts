import type { EventDetails } from '@lastseat/contracts';

/** Whether one can buy at all, however many seats there are. */
export type SaleState = 'not-yet' | 'open' | 'closed';

/** @param now by the server's clock: a visitor's can be wrong */
export function findSaleState(
  { saleOpensAt, saleClosesAt }: Pick<EventDetails, 'saleOpensAt' | 'saleClosesAt'>,
  now: Date,
): SaleState {
  if (saleOpensAt !== null && now.getTime() < Date.parse(saleOpensAt)) return 'not-yet';
  if (saleClosesAt !== null && now.getTime() >= Date.parse(saleClosesAt)) return 'closed';
  return 'open';
}

/** Whether one can wait for a seat once all are sold. @param now as above */
export function findTakesWaiters(
  { waitlistMode, waitlistClosesAt }: Pick<EventDetails, 'waitlistMode' | 'waitlistClosesAt'>,
  now: Date,
): boolean {
  if (waitlistMode === 'off') return false;
  return waitlistClosesAt === null || now.getTime() < Date.parse(waitlistClosesAt);
}
