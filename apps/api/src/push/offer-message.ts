import { anyReader, formatInstant, type PushMessage } from '@lastseat/contracts';
import type { StandingOffer } from './push-subscriptions.sql.js';

/** @param bookingId the offer */
export function toOfferMessage(bookingId: string, offer: StandingOffer): PushMessage {
  const { eventId, title, timeZone, quantity, expiresAt } = offer;
  const what = quantity === 1 ? 'A seat is' : `${quantity} seats are`;
  const until = formatInstant(expiresAt.toISOString(), timeZone, anyReader);
  return {
    title: `It is your turn: ${title}`,
    body: `${what} kept for you until ${until}.`,
    path: `/events/${eventId}`,
    tag: bookingId,
  };
}
