/** The words of a search, in the notation of PostgreSQL's `tsquery`. */
import type { SearchTerm } from './find-spellings.sql.js';

type Spelling = Pick<SearchTerm, 'word' | 'spellings'>;

/** A whole word, or the beginning of one; a single letter is no beginning, since too much begins with it. */
export function matchTerm({ word, spellings }: Spelling): string {
  if (spellings.length > 0) return `(${spellings.map(quote).join(' | ')})`;
  return word.length === 1 ? quote(word) : `${quote(word)}:*`;
}

/** The word as it stands, and not the beginnings of others. */
export const matchWhole = ({ word, spellings }: Spelling): string =>
  `(${(spellings.length > 0 ? spellings : [word]).map(quote).join(' | ')})`;

/** Each word has to be there, in any order. */
export const matchAll = (terms: readonly Spelling[], match = matchTerm): string =>
  terms.map(match).join(' & ');

export const matchAny = (terms: readonly Spelling[]): string => terms.map(matchTerm).join(' | ');

/** One word may be missing. */
export const matchAllButOne = (terms: readonly Spelling[]): string =>
  terms.map((missing) => `(${matchAll(terms.filter((term) => term !== missing))})`).join(' | ');

const quote = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
