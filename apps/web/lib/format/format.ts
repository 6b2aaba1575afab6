const locale = 'en-US';

/** The cents in the currency's own way; a whole amount without its zeros: `€45`, `$12.50`, `¥800`. */
export function formatPrice(priceCents: number, currency: string): string {
  if (priceCents === 0) return 'Free';
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  // Not every currency has two decimals: the yen has none, the Kuwaiti dinar three.
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(priceCents / 10 ** decimals);
}

export interface FormattedInstant {
  /** Such as `March 15, 2027 at 10:00 AM`. */
  text: string;
  /** Such as `UTC`, `PDT` or `GMT+2`. */
  zone: string;
}

/**
 * Put together from its parts, because the words and spaces between them differ between the
 * versions of ICU in the server and in the browsers, and hydration wants the same text from both.
 */
export function formatInstant(instant: string, timeZone: string): FormattedInstant {
  const parts = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return {
    text: `${part('month')} ${part('day')}, ${part('year')} at ${part('hour')}:${part('minute')} ${part('dayPeriod')}`,
    zone: part('timeZoneName'),
  };
}

const countFormat = new Intl.NumberFormat(locale);

export function formatCount(count: number): string {
  return countFormat.format(count);
}
