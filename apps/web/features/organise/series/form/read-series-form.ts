import { createSeriesSchema, isTimeZone, type CreateSeriesInput } from '@lastseat/contracts';
import { parsePrice } from '@/features/organise/editor/form/price';
import { minuteFields, type SeriesField, type SeriesForm } from './series-form';

type SeriesErrors = Partial<Record<SeriesField, string>>;

type FormReading =
  | { input: CreateSeriesInput; errors: null }
  | { input: null; errors: SeriesErrors };

/** What the form says, in the words of the API; or what is wrong with it, field by field. */
export function readSeriesForm(form: SeriesForm): FormReading {
  const isZone = isTimeZone(form.timeZone);
  const priceCents = parsePrice(form.price, form.currency);
  const hours = readHours(form);
  const parsed = createSeriesSchema.safeParse({
    title: form.title,
    description: form.description,
    category: form.category,
    level: orNull(form.level),
    host: orNull(form.host),
    venue: form.venue,
    address: orNull(form.address),
    timeZone: isZone ? form.timeZone : 'UTC',
    totalTickets: toCount(form.totalTickets),
    priceCents: priceCents ?? 0,
    currency: form.currency,
    maxPerPerson: toCount(form.maxPerPerson),
    guestPolicy: form.guestPolicy,
    ...{ allowsTransfer: form.allowsTransfer !== 'no', asksNames: form.asksNames === 'yes' },
    ...{ waitlistMode: form.waitlistMode, offerMinutes: toCount(form.offerMinutes) },
    durationMinutes: toCount(form.durationMinutes),
    intervalWeeks: toCount(form.intervalWeeks),
    from: form.from,
    until: form.until === '' ? null : form.until,
    slots: form.slots.map(({ weekday, startTime }) => ({ weekday: toCount(weekday), startTime })),
    ...hours.minutes,
  });
  const errors: SeriesErrors = {
    ...findSchemaErrors(parsed.error?.issues ?? []),
    ...(!isZone && { timeZone: 'Choose a time zone, such as Europe/Vienna' }),
    ...(priceCents === null && { price: 'Enter an amount, such as 12.50' }),
    ...(form.until !== '' &&
      form.until < form.from && { until: 'Must not be before the first day' }),
    ...(areTwice(form) && { slots: 'Two of them are the same' }),
    ...hours.errors,
  };
  if (parsed.success && Object.keys(errors).length === 0)
    return { input: parsed.data, errors: null };
  return { input: null, errors };
}

const orNull = (text: string) => (text.trim() === '' ? null : text);

/** Digits alone: `1e3` and `12.0` are not how people count. */
const toCount = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);

function readHours(form: SeriesForm) {
  const minutes: Partial<Record<(typeof minuteFields)[number], number | null>> = {};
  const errors: SeriesErrors = {};
  for (const field of minuteFields) {
    const text = form[field].trim().replace(',', '.');
    if (text === '') minutes[field] = null;
    else if (/^\d{1,4}(?:\.\d{1,4})?$/.test(text)) minutes[field] = Math.round(Number(text) * 60);
    else errors[field] = 'Enter hours, such as 24 or 0.5';
  }
  return { minutes, errors };
}

function areTwice({ slots }: SeriesForm): boolean {
  return (
    new Set(slots.map(({ weekday, startTime }) => `${weekday} ${startTime}`)).size < slots.length
  );
}

const fieldOfInput: Partial<Record<string, SeriesField>> = { priceCents: 'price' };

interface Issue {
  path: readonly PropertyKey[];
  message: string;
  code?: string;
}

function findSchemaErrors(issues: readonly Issue[]): SeriesErrors {
  const errors: SeriesErrors = {};
  for (const { path, message, code } of issues) {
    const name = String(path[0]);
    const field = fieldOfInput[name] ?? (name as SeriesField);
    errors[field] ??= code === 'invalid_type' ? 'Enter a whole number' : message;
  }
  return errors;
}
