import type { CalendarEntry, CancelledBy } from '@lastseat/contracts';
import type { Recipient } from '../transports/mail-transport.js';

/** What mails about a booking are written from: as it is when the mail is made. */
export interface BookingContent {
  id: string;
  quantity: number;
  isConfirmed: boolean;
  cancelledBy: CancelledBy | null;
  /** In the organiser's words. */
  cancelReason: string | null;
  person: Recipient;
  event: EventContent;
}

export interface EventContent extends Omit<CalendarEntry, 'url' | 'reference'> {
  /** IANA, the venue's. */
  timeZone: string;
  organiserName: string;
  coverImageId: string | null;
  cancelReason: string | null;
  /** Until when an attendee may cancel; null: until it starts. */
  cancelUntil: string | null;
}
