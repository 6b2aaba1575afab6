import {
  formatWhen,
  memberRoleSchema,
  nameTimeZone,
  type Activity,
  type FieldChange,
  type Reader,
} from '@lastseat/contracts';
import { roleNames } from '@/features/organise/shell/role-names';
import { formatCount, formatPrice } from '@/lib/format/format';

export interface ActivityText {
  /** After the name of whoever did it, and before the event's title: `changed`. */
  deed: string;
  /** Null where it is about no event. */
  eventTitle: string | null;
  /** What it was before, and after: in the order of the form. */
  changes: DescribedChange[];
}

export interface DescribedChange {
  label: string;
  before: string | null;
  after: string | null;
}

const deeds: Record<Activity['action'], (activity: Activity) => string> = {
  'organiser.created': () => 'created this organiser',
  'organiser.edited': () => 'changed the settings',
  'member.invited': () => 'invited somebody',
  'member.joined': () => 'joined',
  'member.changed': ({ person }) => `changed the role of ${nameOf(person)}`,
  'member.removed': ({ person, actor }) =>
    person && person.id === actor?.id ? 'left' : `removed ${nameOf(person)}`,
  'invitation.withdrawn': () => 'withdrew an invitation',
  'event.created': () => 'created',
  'event.edited': () => 'changed',
  'event.published': () => 'published',
  'event.cancelled': () => 'cancelled',
  'event.deleted': () => 'deleted',
  'event.cover_changed': () => 'changed the picture of',
  'series.created': () => 'created a series',
  'series.edited': () => 'changed a series',
  'series.ended': () => 'ended a series',
  'holiday.added': () => 'added a holiday',
  'holiday.removed': () => 'removed a holiday',
  'categories.defined': () => 'changed the categories',
  'ticket_type.added': () => 'added a type of ticket to',
  'ticket_type.edited': () => 'changed a type of ticket of',
  'ticket_type.removed': () => 'removed a type of ticket from',
  'promo_code.added': () => 'added a code to',
  'promo_code.edited': () => 'changed a code of',
  'promo_code.removed': () => 'removed a code from',
  'roster.added': ({ person }) => `added ${nameOf(person)} to`,
  'roster.cancelled': ({ person }) => `cancelled the booking of ${nameOf(person)} for`,
  'order.refunded': ({ person }) => `refunded what ${nameOf(person)} paid for`,
  'roster.noted': ({ person }) => `changed the note on ${nameOf(person)} at`,
  'waitlist.promoted': ({ person }) => `moved ${nameOf(person)} up on the waitlist of`,
  'waitlist.removed': ({ person }) => `took ${nameOf(person)} off the waitlist of`,
  'waitlist.offered': ({ person }) => `offered ${nameOf(person)} a seat at`,
  'door.device_signed_out': ({ person }) =>
    `signed out the device of ${nameOf(person)} at the door of`,
  'invoicing.edited': () => 'changed who the invoices are from',
  'invoice.issued': () => 'issued an invoice',
  'invoice.paid': () => 'marked an invoice as paid',
  'invoice.credited': () => 'credited an invoice',
};

const nameOf = (person: Activity['person']) => person?.name || 'somebody';

/** Of one that is gone the title is in the entry itself, if anywhere. */
function titleOf({ action, event, changes }: Activity): string | null {
  if (!/^(?:event|ticket_type|promo_code|roster|order|waitlist|door)\./.test(action)) return null;
  const written = changes['title']?.before;
  return event?.title || (typeof written === 'string' ? written : 'an event');
}

/** In the order in which they stand in the forms. */
const labels: Record<string, string> = {
  name: 'Name',
  slug: 'Address',
  text: 'About',
  weeksAhead: 'Weeks that series are made ahead',
  requiresSecondFactor: 'Second factor asked of members',
  title: 'Title',
  category: 'Category',
  level: 'Level',
  host: 'Led by',
  description: 'Description',
  startsAt: 'Starts',
  endsAt: 'Ends',
  timeZone: 'Time zone',
  venue: 'Where',
  address: 'Address',
  totalTickets: 'Seats',
  priceCents: 'Price',
  keepCents: 'Kept of each ticket',
  currency: 'Currency',
  maxPerPerson: 'Seats per person',
  saleOpensAt: 'Sale opens',
  saleClosesAt: 'Sale closes',
  payment: 'How it is paid',
  cancelUntil: 'Cancelling possible until',
  allowsTransfer: 'Passing tickets on',
  transferUntil: 'Passing on possible until',
  asksNames: 'A name for each ticket',
  guestPolicy: 'Booking without an account',
  waitlistMode: 'Waitlist',
  isWaitlistPaused: 'Waitlist paused',
  offerMinutes: 'Minutes to take an offer',
  waitlistClosesAt: 'Waitlist closes',
  capacity: 'Seats of the type',
  saleStartsAt: 'On sale from',
  saleEndsAt: 'On sale until',
  minPerPerson: 'Fewest at once',
  position: 'Place',
  accessCode: 'Code',
  code: 'Code',
  percentOff: 'Percent off',
  amountOffCents: 'Off each ticket',
  maxTickets: 'Tickets with it',
  isPaused: 'Paused',
  quantity: 'Seats',
  note: 'Note',
  email: 'Email',
  role: 'Role',
  cancelReason: 'Reason',
  reason: 'Reason',
  legalName: 'Legal name',
  taxNumber: 'Tax number',
  logo: 'Logo',
  taxBasisPoints: 'Tax rate, in hundredths of a percent',
  pricesIncludeTax: 'Prices include tax',
  customer: 'Customer',
  number: 'Number',
};
const order = Object.keys(labels);

/** Ids say nothing to a person, and a status is what the deed says. */
const unspoken = new Set([
  ...['coverImageId', 'bookingId', 'orderId', 'entryId', 'ticketTypeIds'],
  ...['person', 'status', 'userId'],
]);

/** An entry of the activity in words. Times are on the clock of the event's venue, and say whose that is. */
export function describeActivity(activity: Activity, reader: Reader): ActivityText {
  const spoken = Object.entries(activity.changes)
    .filter(([field]) => !unspoken.has(field))
    .toSorted(([first], [second]) => placeOf(first) - placeOf(second));
  const side = (name: Side) => ({ ...findUnits(activity, name), reader });
  const [before, after] = [side('before'), side('after')];
  return {
    deed: deeds[activity.action](activity),
    eventTitle: titleOf(activity),
    changes: spoken.map(([field, change]: [string, FieldChange]) => ({
      label: labels[field] ?? toWords(field),
      before: describeValue(field, change.before, before),
      after: describeValue(field, change.after, after),
    })),
  };
}

/** What the form does not have stands at the end. */
const placeOf = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);

type Side = 'before' | 'after';

interface Units {
  timeZone: string;
  /** Null: nobody knows it any more. */
  currency: string | null;
}

/** What the values of one side are told in: as it was then where the entry says so, else as it is now. */
function findUnits({ changes, event }: Activity, side: Side): Units {
  const then = (field: string) => {
    const value = changes[field]?.[side];
    return typeof value === 'string' ? value : null;
  };
  return {
    timeZone: then('timeZone') ?? event?.timeZone ?? 'UTC',
    currency: then('currency') ?? event?.currency ?? null,
  };
}

/** `someField`: Some field */
function toWords(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const mostCharacters = 160;

function describeValue(
  field: string,
  value: unknown,
  { timeZone, currency, reader }: Units & { reader: Reader },
): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') {
    if (!field.endsWith('Cents')) return formatCount(value);
    return currency === null ? `${formatCount(value)} cents` : formatPrice(value, currency);
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (instant.test(value)) {
    const when = formatWhen({ startsAt: value, endsAt: null, timeZone }, reader);
    return `${when} ${nameTimeZone(timeZone)}`;
  }
  if (field === 'role') return describeRole(value);
  return value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value;
}

function describeRole(value: string): string {
  const role = memberRoleSchema.safeParse(value);
  return role.success ? roleNames[role.data] : value;
}
