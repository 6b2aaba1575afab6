import { addPromoCodeSchema, type AddPromoCodeInput, type PromoCode } from '@lastseat/contracts';
import { parsePrice, writePrice } from '@/features/organise/editor/form/price';
import { toCount } from '@/features/organise/editor/form/to-count';
import { readWallTime, toWallTime } from '@/features/organise/editor/form/wall-time';

/** What is typed: all of it is text until it is sent. */
export interface CodeForm {
  name: string;
  code: string;
  kind: 'percent' | 'amount';
  off: string;
  maxTickets: string;
  startsAt: string;
  endsAt: string;
}
export type CodeField = keyof CodeForm;

export const codeLabels: Record<CodeField, string> = {
  name: 'Name',
  code: 'Code',
  kind: 'Takes off',
  off: 'How much',
  maxTickets: 'Tickets',
  startsAt: 'From',
  endsAt: 'Until',
};

/** Where and in what an event is sold. */
export interface SoldIn {
  currency: string;
  timeZone: string;
}

export const emptyCode: CodeForm = {
  ...{ name: '', code: '', kind: 'percent', off: '', maxTickets: '', startsAt: '', endsAt: '' },
};

export function toCodeForm(code: PromoCode, { currency, timeZone }: SoldIn): CodeForm {
  const wall = (at: string | null) => (at === null ? '' : toWallTime(at, timeZone));
  const { name, percentOff, amountOffCents, maxTickets } = code;
  const off = percentOff === null ? writePrice(amountOffCents ?? 0, currency) : String(percentOff);
  return {
    ...{ name, code: code.code, kind: percentOff === null ? 'amount' : 'percent', off },
    maxTickets: maxTickets === null ? '' : String(maxTickets),
    ...{ startsAt: wall(code.startsAt), endsAt: wall(code.endsAt) },
  };
}

export type CodeErrors = Partial<Record<CodeField, string>>;

/** In the words of the API; or what is wrong with it, field by field. */
export function readCodeForm(
  form: CodeForm,
  ticketTypeIds: readonly string[],
  soldIn: SoldIn,
): { input: AddPromoCodeInput; errors: null } | { input: null; errors: CodeErrors } {
  const times = readTimes(form, soldIn.timeZone);
  const off = readOff(form, soldIn.currency);
  const parsed = addPromoCodeSchema.safeParse({
    ...{ name: form.name, code: form.code, ticketTypeIds },
    ...off.discount,
    ...{ maxTickets: toCount(form.maxTickets), ...times.instants },
  });
  const wrong = parsed.error?.issues.map(({ path, message }) => [path[0], message]) ?? [];
  const errors = Object.fromEntries([
    // What the discount is called there is one field here.
    ...wrong.filter(([field]) => field !== 'percentOff' && field !== 'amountOffCents'),
    ...(off.error === null ? [] : [['off', off.error]]),
    ...times.unread.map((field) => [field, 'Enter a day and a time that the clocks show']),
  ]) as CodeErrors;
  if (parsed.success && Object.keys(errors).length === 0) {
    return { input: parsed.data, errors: null };
  }
  return { input: null, errors };
}

function readOff({ kind, off }: CodeForm, currency: string) {
  if (kind === 'percent') {
    const percentOff = toCount(off.replace(/\s*%\s*$/, '')) ?? 0;
    const isGood = percentOff >= 1 && percentOff <= 100;
    const error = isGood ? null : 'Enter a whole number from 1 to 100';
    return { discount: { percentOff: isGood ? percentOff : 1, amountOffCents: null }, error };
  }
  const amountOffCents = parsePrice(off, currency) ?? 0;
  const error = amountOffCents > 0 ? null : 'Enter an amount, such as 5 or 2.50';
  return { discount: { percentOff: null, amountOffCents: Math.max(1, amountOffCents) }, error };
}

function readTimes({ startsAt, endsAt }: CodeForm, timeZone: string) {
  const read = Object.entries({ startsAt, endsAt }).map(([field, text]) => {
    return [field, text === '' ? null : readWallTime(text, timeZone)] as const;
  });
  const instants = Object.fromEntries(
    read.map(([field, one]) => [field, one?.kind === 'instant' ? one.at : null]),
  );
  const unread = read.filter(([, one]) => one !== null && one.kind !== 'instant');
  return { instants, unread: unread.map(([field]) => field) };
}
