import type { FactOf } from '@lastseat/contracts';
import type { BookingContent } from '../content/booking-content.js';
import type { Letter } from '../template/letter.js';
import { manage, showAtDoor, type LetterContext } from './booking-letters.js';
import {
  calendarFile,
  cover,
  eventFacts,
  ticketPictures,
  tickets,
  writeSeats,
} from './event-blocks.js';

/** To who has more seats than before, or fewer: the tickets that are good from now on. */
export function quantityChanged(
  booking: BookingContent,
  { before, changedBy }: Pick<FactOf<'booking.changed'>, 'before' | 'changedBy'>,
  { links, now }: LetterContext,
): Letter {
  const { event, person, quantity } = booking;
  const seats = writeSeats(quantity);
  const by = changedBy === 'refund' ? ' The organiser has taken back the others.' : '';
  return {
    subject: `${seats} now: ${event.title}`,
    preview: `You have ${seats} in place of ${before}.`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: `You have ${seats} now` },
      {
        kind: 'paragraph',
        text: `Hello ${person.name}, you had ${writeSeats(before)} for ${event.title}, and now you have ${quantity}.${by}`,
      },
      eventFacts(event, [{ label: 'Booked', value: seats }]),
      ...tickets(booking),
      { kind: 'paragraph', text: `${showAtDoor(quantity)} ${sayWhatIsGood(before - quantity)}` },
      manage(booking, links),
    ],
    reason: 'You get this mail because you have a booking with Lastseat.',
    attachments: [...ticketPictures(booking), calendarFile(booking, links, now)],
  };
}

/** @param fewer than before; more, when negative */
function sayWhatIsGood(fewer: number): string {
  if (fewer < 0) return 'The codes that you had stay good.';
  const what = fewer === 1 ? 'The last code' : `The last ${fewer} codes`;
  return `${what} of those that you had open${fewer === 1 ? 's' : ''} no door any more.`;
}
