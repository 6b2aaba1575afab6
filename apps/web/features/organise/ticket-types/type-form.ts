import { addTicketTypeSchema, type AddTicketTypeInput, type TicketType } from '@lastseat/contracts';
import { parsePrice, writePrice } from '@/features/organise/editor/form/price';
import { toCount } from '@/features/organise/editor/form/to-count';
import { readWallTime, toWallTime } from '@/features/organise/editor/form/wall-time';

/** What is typed: all of it is text until it is sent. */
export interface TypeForm {
  name: string;
  description: string;
  price: string;
  capacity: string;
  minPerPerson: string;
  maxPerPerson: string;
  saleStartsAt: string;
  saleEndsAt: string;
  accessCode: string;
}
export type TypeField = keyof TypeForm;

export const typeLabels: Record<TypeField, string> = {
  name: 'Name',
  description: 'What it includes',
  price: 'Price',
  capacity: 'Seats',
  minPerPerson: 'Fewest at once',
  maxPerPerson: 'Most at once',
  saleStartsAt: 'On sale from',
  saleEndsAt: 'On sale until',
  accessCode: 'Code',
};

/** Where and in what an event is sold. */
export interface SoldIn {
  currency: string;
  timeZone: string;
}

export const emptyType: TypeForm = {
  ...{ name: '', description: '', price: '', capacity: '', minPerPerson: '1', maxPerPerson: '' },
  ...{ saleStartsAt: '', saleEndsAt: '', accessCode: '' },
};

export function toTypeForm(
  type: TicketType & { accessCode: string | null },
  { currency, timeZone }: SoldIn,
): TypeForm {
  const wall = (at: string | null) => (at === null ? '' : toWallTime(at, timeZone));
  return {
    name: type.name,
    description: type.description,
    price: writePrice(type.priceCents, currency),
    capacity: type.capacity === null ? '' : String(type.capacity),
    minPerPerson: String(type.minPerPerson),
    maxPerPerson: type.maxPerPerson === null ? '' : String(type.maxPerPerson),
    saleStartsAt: wall(type.saleStartsAt),
    saleEndsAt: wall(type.saleEndsAt),
    accessCode: type.accessCode ?? '',
  };
}

export type TypeErrors = Partial<Record<TypeField, string>>;

/** In the words of the API; or what is wrong with it, field by field. */
export function readTypeForm(
  form: TypeForm,
  { currency, timeZone }: SoldIn,
): { input: AddTicketTypeInput; errors: null } | { input: null; errors: TypeErrors } {
  const priceCents = parsePrice(form.price, currency);
  const times = { saleStartsAt: form.saleStartsAt, saleEndsAt: form.saleEndsAt };
  const read = Object.entries(times).map(([field, text]) => {
    return [field, text === '' ? null : readWallTime(text, timeZone)] as const;
  });
  const instants = read.map(([field, one]) => [field, one?.kind === 'instant' ? one.at : null]);
  const unread = read.filter(([, one]) => one !== null && one.kind !== 'instant');
  const parsed = addTicketTypeSchema.safeParse({
    ...{ name: form.name, description: form.description, priceCents: priceCents ?? 0 },
    ...{ capacity: toCount(form.capacity), maxPerPerson: toCount(form.maxPerPerson) },
    minPerPerson: toCount(form.minPerPerson) ?? 1,
    accessCode: form.accessCode.trim() === '' ? null : form.accessCode,
    ...(Object.fromEntries(instants) as Record<'saleStartsAt' | 'saleEndsAt', string | null>),
  });
  const wrong = parsed.error?.issues.map(({ path, message }) => [path[0], message]) ?? [];
  const errors = Object.fromEntries([
    ...wrong,
    ...(priceCents === null ? [['price', 'Enter an amount, such as 12.50']] : []),
    ...unread.map(([field]) => [field, 'Enter a day and a time that the clocks show']),
  ]) as TypeErrors;
  if (parsed.success && Object.keys(errors).length === 0) {
    return { input: parsed.data, errors: null };
  }
  return { input: null, errors };
}
