/** What several mails say of an event in the same way. */
import {
  anyReader,
  bookingReference,
  calendarFileName,
  formatWhen,
  nameTimeZone,
  writeCalendarFile,
  type EventTimes,
} from '@lastseat/contracts';
import type { BookingContent, EventContent } from '../content/booking-content.js';
import type { Links } from '../content/links.js';
import { drawTicketCode } from '../content/ticket-code.js';
import type { Block, Fact } from '../template/letter.js';
import type { Attachment } from '../transports/mail-transport.js';

/** A mail is kept, so it names the year; and it is read anywhere, so it names the zone. */
export function writeWhen(times: EventTimes): string {
  return `${formatWhen(times, anyReader)} (${nameTimeZone(times.timeZone)})`;
}

export const writePlace = ({ venue, address }: Pick<EventContent, 'venue' | 'address'>): string =>
  address === null ? venue : `${venue}, ${address}`;

export const writeSeats = (quantity: number): string =>
  quantity === 1 ? '1 seat' : `${quantity} seats`;

export const cover = (event: EventContent, links: Links): Block => ({
  kind: 'cover',
  imageUrl: links.cover(event),
});

export function eventFacts(event: EventContent, more: readonly Fact[] = []): Block {
  return {
    kind: 'facts',
    facts: [
      { label: 'When', value: writeWhen(event) },
      { label: 'Where', value: writePlace(event) },
      ...more,
      { label: 'Organiser', value: event.organiserName },
    ],
  };
}

/** What opens the door: a code for each seat, and where the others are if there are more. */
export function tickets({ id, quantity, codes, names }: BookingContent): Block[] {
  const reference = bookingReference(id);
  const shown = codes.map((_, seat): Block => ({
    kind: 'ticket',
    contentId: contentIdOf(seat),
    reference,
    seat: nameSeat(seat, quantity, names[seat] ?? null),
  }));
  const missing = quantity - codes.length;
  if (missing === 0) return shown;
  const text = `The codes of the other ${writeSeats(missing)} are on the page of your booking.`;
  return [...shown, { kind: 'paragraph', text }];
}

function nameSeat(seat: number, quantity: number, name: string | null): string | null {
  if (quantity === 1) return name;
  const which = `Seat ${seat + 1} of ${quantity}`;
  return name === null ? which : `${which}: ${name}`;
}

const contentIdOf = (seat: number) => `ticket-code-${seat + 1}`;

/** To be shown by {@link tickets}. */
export const ticketPictures = ({ codes }: BookingContent): Attachment[] =>
  codes.map((code, seat) => ({
    fileName: `${contentIdOf(seat)}.png`,
    contentType: 'image/png',
    bytes: drawTicketCode(code),
    contentId: contentIdOf(seat),
  }));

/** Where the booking is shown, and can be cancelled. Who came as a guest has a link of their own. */
export function linkOf(
  { id, ticketTypeId, manageToken }: Pick<BookingContent, 'id' | 'ticketTypeId' | 'manageToken'>,
  links: Links,
): string {
  return manageToken === null ? links.booking(id) : links.manage(manageToken, ticketTypeId);
}

/** The same event imported again takes the place of what the calendar had. */
export function calendarFile(
  { id, ticketTypeId, event, manageToken }: BookingContent,
  links: Links,
  now: Date,
): Attachment {
  const entry = {
    ...event,
    url: linkOf({ id, ticketTypeId, manageToken }, links),
    reference: bookingReference(id),
  };
  return {
    fileName: calendarFileName(event.title),
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    bytes: Buffer.from(writeCalendarFile(entry, now)),
  };
}
