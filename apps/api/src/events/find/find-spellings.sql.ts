/**
 * What the words of a search stand for: the words that events have. Typos are looked up here, among the
 * words (tens of thousands), and not in the texts: comparing ten thousand texts takes seconds.
 */
import { Prisma } from '../../../generated/prisma/client.js';
import type { PrismaService } from '../../common/database/prisma.service.js';

/** One word that a person typed. */
export interface SearchTerm {
  /** As it is compared: lower case, without accents. */
  word: string;
  /** The words that it stands for; empty when all that begin with it are meant. */
  spellings: string[];
  /** Whether any event has such a word at all. */
  isKnown: boolean;
}

/** More words than these narrow nothing down, and each costs a look. */
const MAX_WORDS = 8;

/** Of the words that a typed one begins, is a part of or resembles. */
const MAX_SPELLINGS = 20;

/** What begins with a word lies before the word with this behind it: a stretch of the index. */
const LAST_CHARACTER = '\u{10ffff}';

/** What people type around the words that they look for; they count where there are no others. */
const fillers = ['a', 'an', 'and', 'at', 'for', 'in', 'near', 'of', 'on', 'the', 'to', 'with'];

/** Of `term.word`, with how like they are: one with two letters swapped is as like as can be. */
const likeWords = Prisma.sql`
  SELECT word, likeness, max(likeness) OVER () AS best FROM (
    SELECT word, 1 AS likeness FROM "SearchWord" WHERE word = ANY (ARRAY(
      SELECT left(term.word, at - 1) || substr(term.word, at + 1, 1) || substr(term.word, at, 1)
             || substr(term.word, at + 2)
      FROM generate_series(1, length(term.word) - 1) AS at))
    UNION ALL
    SELECT word, similarity(word, term.word) FROM "SearchWord" WHERE word % term.word
  ) AS candidate
  ORDER BY likeness DESC, word LIMIT ${MAX_SPELLINGS}`;

/**
 * A word is looked for at the beginning of words. Where none begins with it, within words; where none
 * contains it, among those that are spelt similarly or with two letters swapped. Of these only the ones
 * that are nearly as like as the best. A typo of a number is another number. The conditions stand within
 * the looks and not in the joins, so that what is not needed is not looked for.
 *
 * Few words that begin with it are named one by one: of a beginning the index reads all events before it
 * looks at the other words of the search, of a whole word only those that have the others too.
 */
export function findSpellings(
  database: Pick<PrismaService, '$queryRaw'>,
  text: string,
): Promise<SearchTerm[]> {
  return database.$queryRaw<SearchTerm[]>`
    WITH typed AS (
      SELECT word, min(position) AS position
      FROM unnest("searchWords"(${text})) WITH ORDINALITY AS words(word, position)
      GROUP BY word
    ), term AS (
      SELECT word, position, ARRAY(
        SELECT known.word FROM "SearchWord" AS known
        WHERE known.word >= typed.word AND known.word < typed.word || ${LAST_CHARACTER}
        LIMIT ${MAX_SPELLINGS + 1}
      ) AS begun
      FROM typed
      WHERE word <> ALL (${fillers}) OR NOT EXISTS (SELECT FROM typed WHERE word <> ALL (${fillers}))
      ORDER BY position LIMIT ${MAX_WORDS}
    )
    SELECT term.word,
           CASE WHEN begun = '{}' THEN coalesce(part.spellings, alike.spellings, '{}')
                WHEN cardinality(begun) <= ${MAX_SPELLINGS} THEN begun ELSE '{}' END AS spellings,
           begun <> '{}' OR coalesce(part.spellings, alike.spellings) IS NOT NULL AS "isKnown"
    FROM term
    LEFT JOIN LATERAL (
      SELECT array_agg(word) AS spellings FROM (
        SELECT word FROM "SearchWord" WHERE word LIKE '%' || term.word || '%'
        ORDER BY length(word), word LIMIT ${MAX_SPELLINGS}
      ) AS containing WHERE begun = '{}' AND length(term.word) > 1
    ) AS part ON true
    LEFT JOIN LATERAL (
      SELECT array_agg(word) AS spellings FROM (
        ${likeWords}
      ) AS ranked WHERE likeness >= 0.4 AND likeness > best - 0.1 AND begun = '{}'
        AND part.spellings IS NULL AND length(term.word) > 3 AND term.word !~ '[0-9]'
    ) AS alike ON true
    ORDER BY position`;
}
