import { anyReader } from '@lastseat/contracts';

/** More than a person has set; the rest of a longer list is not read. */
const maxRanges = 20;

const rightToLeft = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/**
 * The locale that dates are written in: the first that the reader asks for and that `Intl` has words for.
 * A region that it does not know is no hindrance; a language is.
 */
export function chooseLocale(acceptLanguage: string | null): string {
  const ranges = (acceptLanguage ?? '').split(',', maxRanges).map(parseRange);
  const wanted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const locale = findLocale(tag);
    if (locale !== null) return locale;
  }
  return anyReader.locale;
}

/** `dir` of an element whose text is in the locale. */
export function textDirection(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** One range of RFC 9110, section 12.5.4, such as `de-AT;q=0.8`; of no weight when it is malformed. */
function parseRange(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const [parameter] = parameters;
  if (parameter === undefined) return { tag, weight: 1 };
  const weight = /^q=([01](?:\.\d{0,3})?)$/i.exec(parameter)?.[1];
  return { tag, weight: parameters.length === 1 && weight !== undefined ? Number(weight) : 0 };
}

function findLocale(tag: string): string | null {
  try {
    // Without extensions: another calendar or other digits are no part of a language.
    const { baseName } = new Intl.Locale(tag);
    return Intl.DateTimeFormat.supportedLocalesOf(baseName).length > 0 ? baseName : null;
  } catch {
    return null; // `*`, or nothing that is a language tag
  }
}
