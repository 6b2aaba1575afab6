/**
 * Made once and kept: to make one takes a millisecond or two, which a list has for each of its events.
 * Locales come from requests, so there is a bound: past it the oldest goes.
 */
const kept = new Map<string, Intl.DateTimeFormat>();
const mostKept = 200;

export function dateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const found = kept.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(locale, options);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}
