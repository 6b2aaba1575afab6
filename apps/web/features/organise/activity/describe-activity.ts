import {
  formatWhen,
  memberRoleSchema,
  type Activity,
  type FieldChange,
  type Reader,
} from '@lastseat/contracts';
import { formatCount } from '@/lib/format/format';
import { roleNames } from '@/features/organise/shell/role-names';

export interface ActivityText {
  /** After the name of whoever did it: `changed Concert`. */
  deed: string;
  /** What it was before, and after. */
  changes: { label: string; before: string | null; after: string | null }[];
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
  'event.created': (activity) => `created ${titleOf(activity)}`,
  'event.edited': (activity) => `changed ${titleOf(activity)}`,
  'event.published': (activity) => `published ${titleOf(activity)}`,
  'event.cancelled': (activity) => `cancelled ${titleOf(activity)}`,
  'event.deleted': (activity) => `deleted ${titleOf(activity)}`,
  'event.cover_changed': (activity) => `changed the picture of ${titleOf(activity)}`,
  'roster.added': ({ person }) => `added ${nameOf(person)}`,
  'roster.cancelled': ({ person }) => `cancelled the booking of ${nameOf(person)}`,
  'roster.noted': ({ person }) => `changed the note on ${nameOf(person)}`,
};

const nameOf = (person: Activity['person']) => person?.name || 'somebody';

/** Of one that is gone the title is in the entry itself, if anywhere. */
function titleOf({ event, changes }: Activity): string {
  const written = changes['title']?.before;
  return event?.title || (typeof written === 'string' ? written : 'an event');
}

const labels: Record<string, string> = {
  totalTickets: 'Seats',
  priceCents: 'Price in cents',
  maxPerPerson: 'Seats per person',
  startsAt: 'Starts',
  endsAt: 'Ends',
  saleOpensAt: 'Sale opens',
  saleClosesAt: 'Sale closes',
  cancelUntil: 'Cancelling possible until',
  timeZone: 'Time zone',
  venue: 'Where',
  slug: 'Address',
  text: 'About',
  quantity: 'Seats',
  note: 'Note',
  email: 'Email',
  role: 'Role',
  cancelReason: 'Reason',
  reason: 'Reason',
};

/** Ids say nothing to a person, and a status is what the deed says. */
const unspoken = new Set(['coverImageId', 'bookingId', 'person', 'status', 'userId']);

/**
 * An entry of the activity in words.
 * @param timeZone of the clock that times are told by
 */
export function describeActivity(
  activity: Activity,
  reader: Reader,
  timeZone: string,
): ActivityText {
  const spoken = Object.entries(activity.changes).filter(([field]) => !unspoken.has(field));
  return {
    deed: deeds[activity.action](activity),
    changes: spoken.map(([field, { before, after }]: [string, FieldChange]) => ({
      label: labels[field] ?? toWords(field),
      before: describeValue(before, reader, timeZone),
      after: describeValue(after, reader, timeZone),
    })),
  };
}

/** `someField`: Some field */
function toWords(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const mostCharacters = 160;

function describeValue(value: unknown, reader: Reader, timeZone: string): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return formatCount(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (instant.test(value)) return formatWhen({ startsAt: value, endsAt: null, timeZone }, reader);
  const role = memberRoleSchema.safeParse(value);
  if (role.success) return roleNames[role.data];
  return value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value;
}
