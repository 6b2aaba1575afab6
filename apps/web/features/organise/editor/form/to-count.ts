/** Nothing is no limit. Digits alone: `1e3` and `12.0` are not how people count. */
export function toCount(text: string): number | null {
  const plain = text.trim();
  if (plain === '') return null;
  return /^\d{1,7}$/.test(plain) ? Number(plain) : Number.NaN;
}
