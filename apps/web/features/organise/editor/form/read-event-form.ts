import {
  createEventSchema,
  findTimeErrors,
  isTimeZone,
  type CreateEventInput,
} from '@lastseat/contracts';
import { timeFields, type EventField, type EventForm, type TimeField } from './event-form';
import { parsePrice } from './price';
import { readWallTime } from './wall-time';

type EventErrors = Partial<Record<EventField, string>>;

type FormReading = { input: CreateEventInput; errors: null } | { input: null; errors: EventErrors };

/** What the form says, in the words of the API; or what is wrong with it, field by field. */
export function readEventForm(form: EventForm): FormReading {
  const zoneErrors: EventErrors = isTimeZone(form.timeZone)
    ? {}
    : { timeZone: 'Choose a time zone, such as Europe/Vienna' };
  const zone = zoneErrors.timeZone === undefined ? form.timeZone : 'UTC';
  const times = readTimes(form, zone);
  const priceCents = parsePrice(form.price, form.currency);
  const parsed = createEventSchema.safeParse({
    title: form.title,
    description: form.description,
    category: form.category,
    level: orNull(form.level),
    host: orNull(form.host),
    timeZone: zone,
    venue: form.venue,
    address: orNull(form.address),
    totalTickets: toCount(form.totalTickets),
    priceCents: priceCents ?? 0,
    currency: form.currency,
    maxPerPerson: toCount(form.maxPerPerson),
    allowsTransfer: form.allowsTransfer !== 'no',
    asksNames: form.asksNames === 'yes',
    payment: form.payment,
    guestPolicy: form.guestPolicy,
    waitlistMode: form.waitlistMode,
    offerMinutes: toCount(form.offerMinutes),
    ...times.instants,
    // An event has to begin; without an instant that is a fault of its own, told below.
    startsAt: times.instants.startsAt ?? new Date(0).toISOString(),
  });
  const errors: EventErrors = {
    ...findSchemaErrors(parsed.error?.issues ?? []),
    ...zoneErrors,
    ...(priceCents === null && { price: 'Enter an amount, such as 12.50' }),
    ...times.errors,
  };
  if (parsed.success && Object.keys(errors).length === 0)
    return { input: parsed.data, errors: null };
  return { input: null, errors };
}

const orNull = (text: string) => (text.trim() === '' ? null : text);

/** Digits alone: `1e3` and `12.0` are not how people count. */
const toCount = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);

function readTimes(form: EventForm, timeZone: string) {
  const instants: Partial<Record<TimeField, string | null>> = {};
  const errors: EventErrors = {};
  for (const field of timeFields) {
    instants[field] = null;
    if (form[field] === '') continue;
    const reading = readWallTime(form[field], timeZone);
    if (reading.kind === 'instant') instants[field] = reading.at;
    else if (reading.kind === 'gap') errors[field] = describeGap(form[field], reading.next);
    else errors[field] = 'Enter a day and a time';
  }
  if (form.startsAt === '') errors.startsAt = 'Enter a day and a time';
  return { instants, errors: { ...findWrongOrder(instants), ...errors } };
}

function describeGap(text: string, next: string): string {
  const timeOf = (wall: string) => wall.slice(11, 16);
  return `The clocks go forward: ${timeOf(text)} does not exist that day. After the change it is ${timeOf(next)}.`;
}

function findWrongOrder(instants: Partial<Record<TimeField, string | null>>): EventErrors {
  const at = (field: TimeField) => {
    const instant = instants[field];
    return instant ? new Date(instant) : null;
  };
  const startsAt = at('startsAt');
  if (startsAt === null) return {};
  const [endsAt, saleOpensAt] = [at('endsAt'), at('saleOpensAt')];
  const [saleClosesAt, cancelUntil] = [at('saleClosesAt'), at('cancelUntil')];
  const [transferUntil, waitlistClosesAt] = [at('transferUntil'), at('waitlistClosesAt')];
  const times = { startsAt, endsAt, saleOpensAt, saleClosesAt, cancelUntil };
  return findSchemaErrors(findTimeErrors({ ...times, transferUntil, waitlistClosesAt }));
}

const fieldOfInput: Partial<Record<string, EventField>> = { priceCents: 'price' };

interface Issue {
  path: readonly PropertyKey[];
  message: string;
  code?: string;
}

function findSchemaErrors(issues: readonly Issue[]): EventErrors {
  const errors: EventErrors = {};
  for (const { path, message, code } of issues) {
    const name = String(path[0]);
    const field = fieldOfInput[name] ?? (name as EventField);
    errors[field] ??= code === 'invalid_type' ? 'Enter a whole number' : message;
  }
  return errors;
}
