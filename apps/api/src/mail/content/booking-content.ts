import type { BookingStatus, CalendarEntry } from '@lastseat/contracts';
import type { Recipient } from '../transports/mail-transport.js';

/** More pictures than that nobody wants in a mail; the page of the booking has them all. */
export const mostCodesInMail = 10;

/** What mails about a booking are written from: as it is when the mail is made. */
export interface BookingContent {
  id: string;
  /** Of an event that is sold by types. */
  ticketTypeId: string | null;
  /** Seats. */
  quantity: number;
  status: BookingStatus;
  /** Of the tickets, one for each seat as far as a mail shows them; none where the booking is not confirmed. */
  codes: readonly string[];
  /** Who comes, of each seat; null: nobody has said. */
  names: readonly (string | null)[];
  /** Of what is held. */
  expiresAt: string | null;
  /** Of the link to the place, where somebody asked for it without an account. */
  manageToken: string | null;
  /** What it was paid by, where a guest did. */
  order: { id: string; token: string } | null;
  /** False: the account is deleted, and its address is none; or its address is somebody else's. */
  isPersonThere: boolean;
  /** In the organiser's words. */
  cancelReason: string | null;
  person: Recipient & { id: string };
  wantsReminders: boolean;
  event: EventContent;
}

export interface EventContent extends Omit<CalendarEntry, 'url' | 'reference'> {
  /** IANA, the venue's. */
  timeZone: string;
  organiserName: string;
  /** Who leads it; null: not said. */
  host: string | null;
  coverImageId: string | null;
  /** In the organiser's words. */
  cancelReason: string | null;
  /** Until when an attendee may cancel; null: until it starts. */
  cancelUntil: string | null;
}
