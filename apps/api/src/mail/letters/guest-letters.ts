/**
 * Mails to whoever asked for a place without an account. That was perhaps a stranger, who typed the address:
 * so nothing is in them that only a stranger wrote.
 */
import type { BookingContent } from '../content/booking-content.js';
import type { Letter } from '../template/letter.js';
import type { LetterContext } from './booking-letters.js';
import { cover, eventFacts, linkOf, writePlace, writeSeats, writeWhen } from './event-blocks.js';

const ASKED = 'You get this mail because somebody asked for a place with this address.';

/** @param validMinutes until the seats are free again */
export function guestHasToConfirm(
  booking: BookingContent,
  validMinutes: number,
  { links }: LetterContext,
): Letter {
  const { event, quantity } = booking;
  const what = quantity === 1 ? 'A seat is' : `${quantity} seats are`;
  const time = validMinutes === 1 ? 'one minute' : `${validMinutes} minutes`;
  return {
    subject: `Confirm your place: ${event.title}`,
    preview: `${what} held for you for ${time}.`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: `${what} held for you` },
      {
        kind: 'paragraph',
        text: `Confirm within ${time}, and your place at ${event.title} is booked. After that somebody else can have it.`,
      },
      { kind: 'button', label: 'Confirm the place', url: linkOf(booking, links) },
      eventFacts(event, [{ label: 'Held', value: writeSeats(quantity) }]),
      { kind: 'paragraph', text: 'It was not you? Then do nothing: the place becomes free again.' },
    ],
    reason: ASKED,
  };
}

/** Somebody asked again; whether it was the person themselves is theirs to know. */
export function guestHasPlace(booking: BookingContent, { links }: LetterContext): Letter {
  const { event, quantity } = booking;
  return {
    subject: `You have a place already: ${event.title}`,
    preview: `${writeWhen(event)}, ${writePlace(event)}`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: 'You have a place already' },
      {
        kind: 'paragraph',
        text: `Somebody asked for a place at ${event.title} with your address. You have one already, so nothing has changed.`,
      },
      { kind: 'button', label: 'Show the booking', url: linkOf(booking, links) },
      eventFacts(event, [{ label: 'Booked', value: writeSeats(quantity) }]),
    ],
    reason: ASKED,
  };
}
