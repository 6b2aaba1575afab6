/** Mails to the person who has a booking, or had one. */
import type { CancelledBy } from '@lastseat/contracts';
import type { BookingContent } from '../content/booking-content.js';
import type { Links } from '../content/links.js';
import type { Block, Letter, Unsubscribe } from '../template/letter.js';
import {
  calendarFile,
  cover,
  eventFacts,
  linkOf,
  ticketPictures,
  tickets,
  writePlace,
  writeSeats,
  writeWhen,
} from './event-blocks.js';

/** Where they lead, and when they are written. */
export interface LetterContext {
  links: Links;
  now: Date;
}

const BOOKED = 'You get this mail because you have a booking with Lastseat.';
const HAD_BOOKED = 'You get this mail because you had a booking with Lastseat.';

export function bookingConfirmed(booking: BookingContent, { links, now }: LetterContext): Letter {
  const { event, person, quantity } = booking;
  const seats = quantity === 1 ? 'Your seat is' : `Your ${quantity} seats are`;
  return {
    subject: `Booked: ${event.title}`,
    preview: `${writeWhen(event)}, ${writePlace(event)}`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: event.title },
      {
        kind: 'paragraph',
        text: `Hello ${person.name}, ${lowerFirst(seats)} booked. See you there!`,
      },
      eventFacts(event, [{ label: 'Booked', value: writeSeats(quantity) }]),
      ...tickets(booking),
      { kind: 'paragraph', text: `${showAtDoor(quantity)} ${sayUntilWhen(booking)}` },
      manage(booking, links),
      ...showOrder(booking, links),
    ],
    reason: BOOKED,
    attachments: [...ticketPictures(booking), calendarFile(booking, links, now)],
  };
}

/** By the attendee, or by the organiser. */
export function bookingCancelled(
  booking: BookingContent,
  cancelledBy: CancelledBy,
  { links }: LetterContext,
): Letter {
  const { event, person, quantity } = booking;
  const what = quantity === 1 ? 'Your booking' : `Your booking of ${quantity} seats`;
  const who = cancelledBy === 'organiser' ? 'the organiser has' : 'you have';
  const text = `Hello ${person.name}, ${who} cancelled your booking of ${event.title}. The code of its ticket opens no door any more.`;
  return {
    subject: `Booking cancelled: ${event.title}`,
    preview: `${what} is cancelled.`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: 'Your booking is cancelled' },
      { kind: 'paragraph', text },
      ...quoteReason(booking.cancelReason, event.organiserName),
      eventFacts(event, [{ label: 'Cancelled', value: writeSeats(quantity) }]),
      { kind: 'button', label: 'Look at the event', url: links.event(event.id) },
    ],
    reason: HAD_BOOKED,
  };
}

export function eventCancelled(booking: BookingContent, { links, now }: LetterContext): Letter {
  const { event, person } = booking;
  return {
    subject: `Cancelled: ${event.title}`,
    preview: `${event.title} does not take place, and your booking is cancelled.`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: `${event.title} is cancelled` },
      {
        kind: 'paragraph',
        text: `Hello ${person.name}, this event does not take place. Your booking is cancelled too; you need not do anything.`,
      },
      ...quoteReason(event.cancelReason, event.organiserName),
      eventFacts(event),
      { kind: 'button', label: 'Your bookings', url: links.bookings() },
    ],
    reason: HAD_BOOKED,
    attachments: [
      calendarFile({ ...booking, event: { ...event, status: 'cancelled' } }, links, now),
    ],
  };
}

export function reminder(
  booking: BookingContent,
  unsubscribe: Unsubscribe,
  { links }: LetterContext,
): Letter {
  const { event, person, quantity } = booking;
  return {
    subject: `Soon: ${event.title}`,
    preview: `${writeWhen(event)}, ${writePlace(event)}`,
    blocks: [
      cover(event, links),
      { kind: 'heading', text: event.title },
      { kind: 'paragraph', text: `Hello ${person.name}, it is nearly time. Here is your ticket.` },
      eventFacts(event, [{ label: 'Booked', value: writeSeats(quantity) }]),
      ...tickets(booking),
      { kind: 'paragraph', text: `Cannot come? ${sayUntilWhen(booking)}` },
      manage(booking, links),
    ],
    reason: 'Lastseat reminds you the day before an event that you have booked.',
    unsubscribe,
    attachments: ticketPictures(booking),
  };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const manage = (booking: BookingContent, links: Links): Block => ({
  kind: 'button',
  label: 'Show or cancel the booking',
  url: linkOf(booking, links),
});

const showOrder = ({ order }: BookingContent, links: Links): Block[] =>
  order === null
    ? []
    : [{ kind: 'button', label: 'Show what you have paid', url: links.guestOrder(order) }];

/** The PDF is a link's away and not attached: most people show their phone, and a rush would make thousands. */
export function showAtDoor(quantity: number): string {
  const what = quantity === 1 ? 'this code' : 'a code for each seat';
  return `Show ${what} at the door. To print it, download the PDF on the page of your booking.`;
}

function sayUntilWhen({ event }: BookingContent): string {
  const { cancelUntil, timeZone } = event;
  if (cancelUntil === null) return 'You can cancel until it starts.';
  return `You can cancel until ${writeWhen({ startsAt: cancelUntil, endsAt: null, timeZone })}.`;
}

function quoteReason(text: string | null, from: string): Block[] {
  return text === null || text === '' ? [] : [{ kind: 'quote', text, from }];
}
