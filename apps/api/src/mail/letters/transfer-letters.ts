/** Mails about a ticket that somebody passes on. */
import type { BookingContent } from '../content/booking-content.js';
import type { Letter } from '../template/letter.js';
import type { LetterContext } from './booking-letters.js';
import { cover, eventFacts, linkOf, writeSeats, writeWhen } from './event-blocks.js';

export interface TransferAsked {
  /** Who passes it on; null: nobody knows any more. */
  fromName: string | null;
  token: string;
}

/** To whom the ticket is to go. */
export function ticketPassedOn(
  { event, quantity }: BookingContent,
  { fromName, token }: TransferAsked,
  { links }: LetterContext,
): Letter {
  const who = fromName ?? 'Somebody';
  const what = quantity === 1 ? 'a ticket' : `${quantity} tickets`;
  return {
    subject: `${who} passes ${what} on to you: ${event.title}`,
    preview: `Accept, and the seat is yours: ${writeWhen(event)}.`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: `${quantity === 1 ? 'A ticket' : `${quantity} tickets`} for you` },
      {
        kind: 'paragraph',
        text: `${who} cannot use ${what} of ${event.title} and passes ${quantity === 1 ? 'it' : 'them'} on to you. Until you accept, ${who} can take that back.`,
      },
      { kind: 'button', label: 'Look at the ticket', url: links.transfer(token) },
      eventFacts(event, [{ label: 'For you', value: writeSeats(quantity) }]),
      {
        kind: 'paragraph',
        text: 'You need no account. Whoever has this mail can accept, so do not forward it.',
      },
    ],
    reason: `You get this mail because ${who} has typed in your address. If you do not know why, do nothing.`,
  };
}

/** To whose ticket it was. */
export function ticketAccepted(
  { event, person, quantity }: BookingContent,
  toEmail: string | null,
  { links }: LetterContext,
): Letter {
  const who = toEmail ?? 'whom you asked';
  return {
    subject: `Passed on: ${event.title}`,
    preview: 'Your ticket is accepted, and is not yours any more.',
    blocks: [
      cover(event, links),
      { kind: 'heading', text: 'Your ticket is passed on' },
      {
        kind: 'paragraph',
        text: `Hello ${person.name}, ${who} has accepted your ticket of ${event.title}. The code of your own opens no door any more; the new one went to them.`,
      },
      eventFacts(event, [{ label: 'Passed on', value: writeSeats(quantity) }]),
      { kind: 'button', label: 'Look at the event', url: links.event(event.id) },
    ],
    reason: 'You get this mail because you passed a ticket on with Lastseat.',
  };
}

/** To whom it was to go, where the link was mailed. */
export function ticketTakenBack(
  { event }: BookingContent,
  fromName: string | null,
  { links }: LetterContext,
): Letter {
  const who = fromName ?? 'Who wanted to pass it on';
  return {
    subject: `Taken back: ${event.title}`,
    preview: 'The ticket is not passed on to you any more.',
    blocks: [
      cover(event, links),
      { kind: 'heading', text: 'The ticket is taken back' },
      {
        kind: 'paragraph',
        text: `${who} keeps the ticket of ${event.title}. The link of the mail before works no more.`,
      },
      eventFacts(event),
      { kind: 'button', label: 'Look at the event', url: links.event(event.id) },
    ],
    reason: 'You get this mail because a ticket was passed on to your address.',
  };
}

/** To whose ticket it still is. */
export function ticketDeclined(
  booking: BookingContent,
  toEmail: string | null,
  { links }: LetterContext,
): Letter {
  const { event, person, quantity } = booking;
  const who = toEmail ?? 'whom you asked';
  return {
    subject: `Not accepted: ${event.title}`,
    preview: 'Your ticket is still yours.',
    blocks: [
      cover(event, links),
      { kind: 'heading', text: 'Your ticket is still yours' },
      {
        kind: 'paragraph',
        text: `Hello ${person.name}, ${who} does not want your ticket of ${event.title}. It is good as before, and you can pass it on to somebody else.`,
      },
      eventFacts(event, [{ label: 'Booked', value: writeSeats(quantity) }]),
      { kind: 'button', label: 'Show the booking', url: linkOf(booking, links) },
    ],
    reason: 'You get this mail because you passed a ticket on with Lastseat.',
  };
}
