import type { EventDetails } from '../events.js';

type EventInCalendar = Pick<
  EventDetails,
  | 'id'
  | 'title'
  | 'description'
  | 'category'
  | 'venue'
  | 'address'
  | 'startsAt'
  | 'endsAt'
  | 'status'
>;

/** What a calendar gets to know of an event. */
export interface CalendarEntry extends EventInCalendar {
  /** The page that the entry leads back to. */
  url: string;
  /** Of the booking, for those who have one. */
  reference?: string;
}

/** Where a calendar's map finds it: the name of a hall alone is in many cities. */
export function entryPlace({ venue, address }: CalendarEntry): string {
  return address === null ? venue : `${venue}, ${address}`;
}

/** What is asked for at the door comes first. */
export function entryText({ reference, description }: CalendarEntry): string {
  return reference === undefined
    ? description
    : `Booking reference: ${reference}\n\n${description}`;
}

/** Section 3.3.5 of RFC 5545, form 2: `20270315T100000Z`. Every calendar knows its own zone for that. */
export function formatUtc(instant: Date): string {
  return instant
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replaceAll(/[-:]/g, '');
}

/** Of letters and digits that every file system takes. */
export function calendarFileName(title: string): string {
  const plain = title.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  const words = plain.match(/[a-z0-9]+/g) ?? ['event'];
  return `${words.join('-').slice(0, 60)}.ics`;
}
