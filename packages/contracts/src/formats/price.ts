/** The cents in the currency's own way; a whole amount without its zeros: `€45`, `$12.50`, `¥800`. */
export function formatPrice(priceCents: number, currency: string): string {
  if (priceCents === 0) return 'Free';
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  // Not every currency has two decimals: the yen has none, the Kuwaiti dinar three.
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(priceCents / 10 ** decimals);
}
