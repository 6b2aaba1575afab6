const rules = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const format = new Intl.NumberFormat('en-US');

/** Such as `3rd`. */
export function formatOrdinal(count: number): string {
  return `${format.format(count)}${endings[rules.select(count)] ?? 'th'}`;
}
