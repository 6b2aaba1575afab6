/** The words of a search, in the notation of PostgreSQL's `tsquery`. */
import type { SearchTerm } from './find-spellings.sql.js';

type Spelling = Pick<SearchTerm, 'word' | 'spellings'>;

/** A whole word, or the beginning of one; a single letter is no beginning, since too much begins with it. */
export function matchTerm({ word, spellings }: Spelling): string {
  if (word.length === 1) return quote(word);
  return spellings.length > 0 ? matchOneOf(spellings) : `${quote(word)}:*`;
}

/** The word as it stands, and not the beginnings of others; where it stands nowhere, what it stands for. */
export function matchWhole({ word, spellings }: Spelling): string {
  return spellings.length === 0 || spellings.includes(word) ? quote(word) : matchOneOf(spellings);
}

const matchOneOf = (words: readonly string[]) => `(${words.map(quote).join(' | ')})`;

/** Each word has to be there, in any order. */
export const matchAll = (terms: readonly Spelling[], match = matchTerm): string =>
  terms.map(match).join(' & ');

export const matchAny = (terms: readonly Spelling[]): string => terms.map(matchTerm).join(' | ');

/** One word may be missing. */
export const matchAllButOne = (terms: readonly Spelling[]): string =>
  terms.map((missing) => `(${matchAll(terms.filter((term) => term !== missing))})`).join(' | ');

const quote = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
