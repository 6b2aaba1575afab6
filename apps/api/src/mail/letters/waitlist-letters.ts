/** Mails to whoever waits for a seat. */
import type { BookingContent } from '../content/booking-content.js';
import type { Letter } from '../template/letter.js';
import type { LetterContext } from './booking-letters.js';
import { cover, eventFacts, writeSeats, writeWhen } from './event-blocks.js';

/** @param expiresAt when the offer ends */
export function waitlistOffered(
  booking: BookingContent,
  expiresAt: Date,
  { links }: LetterContext,
): Letter {
  const { event, person, quantity } = booking;
  const what = quantity === 1 ? 'A seat is' : `${quantity} seats are`;
  const { timeZone } = event;
  const until = writeWhen({ startsAt: expiresAt.toISOString(), endsAt: null, timeZone });
  return {
    subject: `It is your turn: ${event.title}`,
    preview: `${what} kept for you until ${until}.`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: 'It is your turn' },
      {
        kind: 'paragraph',
        text: `Hello ${person.name}, you waited for ${event.title}, and now ${lowerFirst(what)} free. We keep ${quantity === 1 ? 'it' : 'them'} for you until ${until}. After that the next in line is asked.`,
      },
      { kind: 'button', label: 'Take it, or let it go', url: links.event(event.id) },
      eventFacts(event, [{ label: 'Kept for you', value: writeSeats(quantity) }]),
    ],
    reason: 'You get this mail because you joined the waitlist of this event.',
  };
}

/** An offer has run out. The line goes on from its page, by a press: who only opens a mail wants nothing yet. */
export function offerMissed(booking: BookingContent, { links }: LetterContext): Letter {
  const { event, person, quantity } = booking;
  const [what, them] = quantity === 1 ? ['A seat was', 'it'] : [`${quantity} seats were`, 'them'];
  return {
    subject: `You missed your turn: ${event.title}`,
    preview: `The time to take ${them} is over. You can join again.`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: 'Your time is over' },
      {
        kind: 'paragraph',
        text: `Hello ${person.name}, ${lowerFirst(what)} kept for you at ${event.title}, and the time to take ${them} is over. The next in line is asked now. If you still want to come, join again: you stand at the end of the line.`,
      },
      { kind: 'button', label: 'Join the line again', url: links.event(event.id) },
      eventFacts(event, []),
    ],
    reason: 'You get this mail because you joined the waitlist of this event.',
  };
}

const lowerFirst = (text: string) => text[0]!.toLowerCase() + text.slice(1);
