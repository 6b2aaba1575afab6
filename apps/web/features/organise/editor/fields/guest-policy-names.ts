import { guestConfirmMinutes, type GuestPolicy } from '@lastseat/contracts';

/** In the order in which they are offered. */
export const guestPolicyNames: Record<GuestPolicy, string> = {
  confirm: `Yes, by a link that we mail; the seat is held for ${guestConfirmMinutes} minutes`,
  immediate: 'Yes, at once',
  off: 'No, only with an account',
};
