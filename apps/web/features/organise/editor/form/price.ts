/** Not every currency has two decimals: the yen has none, the Kuwaiti dinar three. */
function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * The amount that somebody typed, in the currency's smallest unit. Nothing is free.
 * @returns null for what is no amount, or has more decimals than the currency
 */
export function parsePrice(text: string, currency: string): number | null {
  const plain = text.trim();
  if (plain === '') return 0;
  const match = /^(\d{1,8})(?:[.,](\d*))?$/.exec(plain);
  const decimals = isCurrency(currency) ? decimalsOf(currency) : 2;
  if (match === null || (match[2] ?? '').length > decimals) return null;
  return Number(`${match[1]}${(match[2] ?? '').padEnd(decimals, '0')}`);
}

/** The same, as it stands in the field: `12.50`, `45`, and nothing for free. */
export function writePrice(priceCents: number, currency: string): string {
  if (priceCents === 0) return '';
  const decimals = decimalsOf(currency);
  const amount = priceCents / 10 ** decimals;
  return Number.isInteger(amount) ? String(amount) : amount.toFixed(decimals);
}

function isCurrency(currency: string): boolean {
  return /^[A-Z]{3}$/.test(currency);
}
