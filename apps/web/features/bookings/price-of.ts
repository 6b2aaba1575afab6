import type { OwnBooking } from '@lastseat/contracts';

type Priced = Pick<OwnBooking, 'quantity'> & {
  ticketType?: OwnBooking['ticketType'] | undefined;
  event: Pick<OwnBooking['event'], 'priceCents'>;
};

/** Of all its seats: that of its type, where the event is sold by types. */
export function priceOf({ quantity, ticketType, event }: Priced): number {
  return quantity * (ticketType ?? event).priceCents;
}
