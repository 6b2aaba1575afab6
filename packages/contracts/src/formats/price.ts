/** The cents in the currency's own way; a whole amount without its zeros: `€45`, `$12.50`, `¥800`. */
export function formatPrice(priceCents: number, currency: string): string {
  if (priceCents === 0) return 'Free';
  return inCurrency(currency, 'stripIfInteger').format(toUnits(priceCents, currency));
}

/** An amount among others, with all its decimals, also of nothing: `€45.00`, `-$12.50`, `¥0`. */
export function formatAmount(cents: number, currency: string): string {
  return inCurrency(currency, 'auto').format(toUnits(cents, currency));
}

/** For machines: `45.00`, `-12.50`, `800`. */
export function toDecimal(cents: number, currency: string): string {
  return toUnits(cents, currency).toFixed(countDecimals(currency));
}

const toUnits = (cents: number, currency: string) => cents / 10 ** countDecimals(currency);

/** Not every currency has two decimals: the yen has none, the Kuwaiti dinar three. */
function countDecimals(currency: string): number {
  return inCurrency(currency, 'auto').resolvedOptions().maximumFractionDigits ?? 2;
}

const inCurrency = (currency: string, trailingZeroDisplay: 'auto' | 'stripIfInteger') =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency, trailingZeroDisplay });
