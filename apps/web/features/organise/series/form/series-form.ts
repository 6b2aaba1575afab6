import type { CreateSeriesInput, Series, SeriesChanges } from '@lastseat/contracts';
import { writePrice } from '@/features/organise/editor/form/price';

/** One time of the week as it stands in the form. */
export interface SlotForm {
  /** Of one that is there already; it keeps it when it is moved. */
  slot: number | null;
  weekday: string;
  startTime: string;
}

/** A series as it stands in the form: every field a text, but for the times of the week. */
export interface SeriesForm {
  title: string;
  category: string;
  level: string;
  host: string;
  slots: SlotForm[];
  durationMinutes: string;
  intervalWeeks: string;
  from: string;
  until: string;
  timeZone: string;
  venue: string;
  address: string;
  totalTickets: string;
  price: string;
  currency: string;
  maxPerPerson: string;
  guestPolicy: string;
  description: string;
  /** Hours before the start. */
  saleOpensMinutesBefore: string;
  saleClosesMinutesBefore: string;
  cancelUntilMinutesBefore: string;
  allowsTransfer: string;
  asksNames: string;
  transferUntilMinutesBefore: string;
  waitlistMode: string;
  offerMinutes: string;
  waitlistClosesMinutesBefore: string;
}

export type SeriesField = keyof SeriesForm;

/** In the order in which they stand in the form. */
export const seriesLabels: Record<SeriesField, string> = {
  title: 'Title',
  category: 'Category',
  level: 'Level',
  host: 'Led by',
  slots: 'Times of the week',
  durationMinutes: 'Minutes',
  intervalWeeks: 'How often',
  from: 'First day',
  until: 'Last day',
  timeZone: 'Time zone',
  venue: 'Where',
  address: 'Address',
  totalTickets: 'Seats',
  price: 'Price',
  currency: 'Currency',
  maxPerPerson: 'Seats per person',
  guestPolicy: 'Booking without an account',
  description: 'Description',
  saleOpensMinutesBefore: 'Sale opens, hours before',
  saleClosesMinutesBefore: 'Sale closes, hours before',
  cancelUntilMinutesBefore: 'Cancelling possible until, hours before',
  asksNames: 'A name for each ticket',
  allowsTransfer: 'Passing tickets on',
  transferUntilMinutesBefore: 'Passing on possible until, hours before',
  waitlistMode: 'Waitlist',
  offerMinutes: 'Minutes to take an offer',
  waitlistClosesMinutesBefore: 'Waitlist closes, hours before',
};

export const seriesFields = Object.keys(seriesLabels) as SeriesField[];

export const minuteFields = [
  'saleOpensMinutesBefore',
  'saleClosesMinutesBefore',
  'cancelUntilMinutesBefore',
  'transferUntilMinutesBefore',
  'waitlistClosesMinutesBefore',
] as const satisfies SeriesField[];

export const newSlot = (): SlotForm => ({ slot: null, weekday: '1', startTime: '18:30' });

/** What a new series begins with. */
export function newSeriesForm(timeZone: string, from: string): SeriesForm {
  return {
    ...{ title: '', category: '', level: '', host: '', venue: '', address: '', description: '' },
    slots: [newSlot()],
    durationMinutes: '60',
    intervalWeeks: '1',
    from,
    until: '',
    timeZone,
    totalTickets: '',
    price: '',
    currency: 'EUR',
    maxPerPerson: '1',
    guestPolicy: 'confirm',
    ...{ saleOpensMinutesBefore: '', saleClosesMinutesBefore: '', cancelUntilMinutesBefore: '' },
    ...{ asksNames: 'no', allowsTransfer: 'yes', transferUntilMinutesBefore: '' },
    ...{ waitlistMode: 'offer', offerMinutes: '120', waitlistClosesMinutesBefore: '' },
  };
}

export function toSeriesForm(series: Series): SeriesForm {
  const { level, host, address, until, priceCents, currency } = series;
  return {
    title: series.title,
    category: series.category,
    level: level ?? '',
    host: host ?? '',
    slots: series.slots.map(({ slot, weekday, startTime }) => {
      return { slot, weekday: String(weekday), startTime };
    }),
    durationMinutes: String(series.durationMinutes),
    intervalWeeks: String(series.intervalWeeks),
    from: series.from,
    until: until ?? '',
    timeZone: series.timeZone,
    venue: series.venue,
    address: address ?? '',
    totalTickets: String(series.totalTickets),
    price: writePrice(priceCents, currency),
    currency,
    maxPerPerson: String(series.maxPerPerson),
    guestPolicy: series.guestPolicy,
    description: series.description,
    saleOpensMinutesBefore: writeHours(series.saleOpensMinutesBefore),
    saleClosesMinutesBefore: writeHours(series.saleClosesMinutesBefore),
    cancelUntilMinutesBefore: writeHours(series.cancelUntilMinutesBefore),
    asksNames: series.asksNames ? 'yes' : 'no',
    allowsTransfer: series.allowsTransfer ? 'yes' : 'no',
    transferUntilMinutesBefore: writeHours(series.transferUntilMinutesBefore),
    waitlistMode: series.waitlistMode,
    offerMinutes: String(series.offerMinutes),
    waitlistClosesMinutesBefore: writeHours(series.waitlistClosesMinutesBefore),
  };
}

/** At most so many decimals as tell one minute from the next. */
function writeHours(minutes: number | null): string {
  return minutes === null ? '' : String(Math.round((minutes / 60) * 10_000) / 10_000);
}

/** What was changed, for a PATCH. The first day of a series stays. */
export function toSeriesChanges(
  before: SeriesForm,
  now: SeriesForm,
  input: CreateSeriesInput,
): SeriesChanges {
  const isChanged = (field: SeriesField) =>
    JSON.stringify(before[field]) !== JSON.stringify(now[field]);
  const changes: Record<string, unknown> = {};
  for (const field of seriesFields.filter(isChanged)) {
    if (field === 'price') changes['priceCents'] = input.priceCents;
    else if (field === 'slots') changes['slots'] = keepNumbers(now.slots, input.slots);
    else if (field !== 'from') changes[field] = input[field];
  }
  if (isChanged('currency')) changes['priceCents'] = input.priceCents;
  return changes;
}

/** The number of a slot is not typed, so it is in the form and not among what was read from it. */
function keepNumbers(forms: readonly SlotForm[], slots: CreateSeriesInput['slots']) {
  return slots.map((slot, place) => {
    const number = forms[place]?.slot ?? null;
    return number === null ? slot : { slot: number, ...slot };
  });
}
