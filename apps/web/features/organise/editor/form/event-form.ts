import type { ChangeEventInput, CreateEventInput, OrganiserEvent } from '@lastseat/contracts';
import { writePrice } from './price';
import { toWallTime } from './wall-time';

/** An event as it stands in the form: every field a text, the times on the clock of `timeZone`. */
export interface EventForm {
  title: string;
  category: string;
  level: string;
  host: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  venue: string;
  address: string;
  description: string;
  totalTickets: string;
  price: string;
  currency: string;
  maxPerPerson: string;
  saleOpensAt: string;
  saleClosesAt: string;
  cancelUntil: string;
  /** `yes` or `no`. */
  allowsTransfer: string;
  transferUntil: string;
  payment: string;
  /** `yes` or `no`. */
  asksNames: string;
  guestPolicy: string;
  waitlistMode: string;
  offerMinutes: string;
  waitlistClosesAt: string;
}

export type EventField = keyof EventForm;

/** In the order in which they stand in the form. */
export const eventLabels: Record<EventField, string> = {
  title: 'Title',
  startsAt: 'Starts',
  endsAt: 'Ends',
  timeZone: 'Time zone',
  venue: 'Where',
  address: 'Address',
  totalTickets: 'Seats',
  category: 'Category',
  level: 'Level',
  host: 'Led by',
  description: 'Description',
  price: 'Price',
  currency: 'Currency',
  maxPerPerson: 'Seats per person',
  saleOpensAt: 'Sale opens',
  saleClosesAt: 'Sale closes',
  cancelUntil: 'Cancelling possible until',
  allowsTransfer: 'Passing tickets on',
  transferUntil: 'Passing on possible until',
  payment: 'How it is paid',
  guestPolicy: 'Booking without an account',
  asksNames: 'A name for each ticket',
  waitlistMode: 'Waitlist',
  offerMinutes: 'Minutes to take an offer',
  waitlistClosesAt: 'Waitlist closes',
};

export const eventFields = Object.keys(eventLabels) as EventField[];

export const timeFields = [
  'startsAt',
  'endsAt',
  'saleOpensAt',
  'saleClosesAt',
  'cancelUntil',
  'transferUntil',
  'waitlistClosesAt',
] as const satisfies EventField[];
export type TimeField = (typeof timeFields)[number];

/** What a new event begins with. */
export function newEventForm(timeZone: string): EventForm {
  const empty = Object.fromEntries(eventFields.map((field) => [field, '']));
  return {
    ...(empty as Record<EventField, string>),
    timeZone,
    category: 'Other',
    currency: 'EUR',
    maxPerPerson: '1',
    allowsTransfer: 'yes',
    payment: 'venue',
    asksNames: 'no',
    guestPolicy: 'confirm',
    waitlistMode: 'offer',
    offerMinutes: '120',
  };
}

export function toEventForm(event: OrganiserEvent): EventForm {
  const { timeZone, currency } = event;
  const wall = (at: string | null) => (at === null ? '' : toWallTime(at, timeZone));
  return {
    title: event.title,
    category: event.category,
    level: event.level ?? '',
    host: event.host ?? '',
    startsAt: wall(event.startsAt),
    endsAt: wall(event.endsAt),
    timeZone,
    venue: event.venue,
    address: event.address ?? '',
    description: event.description,
    totalTickets: String(event.totalTickets),
    price: writePrice(event.priceCents, currency),
    currency,
    maxPerPerson: String(event.maxPerPerson),
    saleOpensAt: wall(event.saleOpensAt),
    saleClosesAt: wall(event.saleClosesAt),
    cancelUntil: wall(event.cancelUntil),
    allowsTransfer: event.allowsTransfer ? 'yes' : 'no',
    transferUntil: wall(event.transferUntil),
    payment: event.payment,
    guestPolicy: event.guestPolicy,
    asksNames: event.asksNames ? 'yes' : 'no',
    waitlistMode: event.waitlistMode,
    offerMinutes: String(event.offerMinutes),
    waitlistClosesAt: wall(event.waitlistClosesAt),
  };
}

/**
 * What was changed, for a PATCH. What was left alone is left out: a time that was read to the minute, or is
 * the second of two, stays what it is.
 */
export function toChange(
  before: EventForm,
  now: EventForm,
  input: CreateEventInput,
): ChangeEventInput {
  const isChanged = (field: EventField) => before[field] !== now[field];
  const change: Partial<Record<keyof CreateEventInput, unknown>> = {};
  for (const field of eventFields.filter(isChanged)) {
    if (field !== 'price') change[field] = input[field];
  }
  if (isChanged('price') || isChanged('currency')) change.priceCents = input.priceCents;
  // The times on the clock stay, so the instants move.
  if (isChanged('timeZone')) for (const field of timeFields) change[field] = input[field];
  return change as ChangeEventInput;
}
