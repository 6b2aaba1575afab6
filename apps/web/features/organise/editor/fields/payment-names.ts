import type { EventPayment } from '@lastseat/contracts';

/** As the form and the activity call them. */
export const paymentNames: Record<EventPayment, string> = {
  venue: 'At the venue',
  online: 'Online, before a seat is theirs',
};
