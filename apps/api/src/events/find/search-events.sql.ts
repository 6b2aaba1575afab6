/**
 * Which events have the words of a search. A frequent word is in most of them, so nothing here reads all
 * that match: up to a bound they are counted and put in order, and beyond it only the first ones are read.
 */
import { Prisma } from '../../../generated/prisma/client.js';
import { listConditions, listPeriod } from './event-filters.js';
import type { Database, FoundEvents, Wanted } from './find-events.sql.js';
import type { SearchTerm } from './find-spellings.sql.js';
import { chooseOrder, columnOf } from './list-order.js';
import { matchAll, matchAllButOne, matchAny, matchWhole } from './match-terms.js';

/** So many are counted, put in order and shown. That there are more is told. */
export const MOST_FOUND = 1_000;

export interface WantedWords extends Wanted {
  /** Of the search and of the place; none where nothing is searched for. */
  terms: readonly SearchTerm[];
  placeTerms: readonly SearchTerm[];
}

export async function searchEvents(database: Database, wanted: WantedWords): Promise<FoundEvents> {
  const few = await findFew(database, wanted);
  return few.isTotalExact ? few : findFirst(database, wanted);
}

/** All that match, in order, unless they are more than are shown. */
async function findFew(database: Database, wanted: WantedWords): Promise<FoundEvents> {
  const { page, limit } = wanted.query;
  const { rows, levels, key, direction } = planSearch(wanted);
  const cases = levels.map((level, index) => Prisma.sql`WHEN ${level} THEN ${index}`);
  const [found] = await database.$queryRaw<FoundEvents[]>`
    WITH found AS MATERIALIZED (
      SELECT words."eventId" AS id, ${key} AS key, CASE ${Prisma.join(cases, ' ')} END AS level
      FROM ${rows} AND ${levels.at(-1)} LIMIT ${MOST_FOUND + 1}
    )
    SELECT count(*)::int AS total, count(*) <= ${MOST_FOUND} AS "isTotalExact",
           ARRAY(SELECT id FROM found ORDER BY level, key ${direction}, id ${direction}
                 LIMIT ${limit} OFFSET ${(page - 1) * limit}) AS ids
    FROM found`;
  return found ?? { total: 0, isTotalExact: true, ids: [] };
}

/**
 * Level by level, until the page is full. What is among the first n of all is among the first n of its
 * own level, since what precedes it there precedes it in all. So n of each level are enough, and a level
 * may have again what a better one had.
 */
async function findFirst(database: Database, wanted: WantedWords): Promise<FoundEvents> {
  const { page, limit } = wanted.query;
  const { rows, levels, key, direction } = planSearch(wanted);
  const last = Math.min(page * limit, MOST_FOUND);
  const ids = new Set<string>();
  for (const level of levels) {
    if (ids.size >= last) break;
    const found = await database.$queryRaw<{ id: string }[]>`
      SELECT words."eventId" AS id FROM ${rows} AND ${level}
      ORDER BY ${key} ${direction}, words."eventId" ${direction} LIMIT ${last}`;
    found.forEach(({ id }) => ids.add(id));
  }
  return { total: MOST_FOUND, isTotalExact: false, ids: [...ids].slice((page - 1) * limit, last) };
}

function planSearch({ query, now, terms, placeTerms }: WantedWords) {
  const order = chooseOrder(query);
  const startsAt = Prisma.sql`words."startsAt"`;
  const conditions = listConditions(query, now, startsAt);
  const isFiltered = conditions.length > listPeriod(query, now, startsAt).length;
  // The rows of the events are left out where the words' own suffice.
  const tables =
    isFiltered || order.column !== 'startsAt'
      ? Prisma.sql`"EventSearch" AS words JOIN "Event" AS event ON event.id = words."eventId"`
      : Prisma.sql`"EventSearch" AS words`;
  const levels = listLevels(terms);
  return {
    rows: Prisma.sql`${tables} WHERE ${Prisma.join([...matchPlace(placeTerms), ...conditions, yes], ' AND ')}`,
    levels: order.isByRelevance ? levels : levels.slice(-1),
    key: columnOf(order.column === 'startsAt' ? 'words' : 'event', order),
    direction: order.direction,
  };
}

const yes = Prisma.sql`true`;
const inTitle = (match: string) => Prisma.sql`words.title @@ ${match}::tsquery`;
const inDocument = (match: string) => Prisma.sql`words.document @@ ${match}::tsquery`;

/** By the index of the documents, which have the places too; those have no index of their own. */
function matchPlace(terms: readonly SearchTerm[]): Prisma.Sql[] {
  if (terms.length === 0) return [];
  return [inDocument(matchAll(terms)), Prisma.sql`words.place @@ ${matchAll(terms)}::tsquery`];
}

/**
 * From what fits best to what fits at all: people type the title, and perhaps where or when. A document
 * has all words of its title, so what is in the title is not looked for there again.
 */
function listLevels(terms: readonly SearchTerm[]): Prisma.Sql[] {
  if (terms.length === 0) return [yes];
  const [whole, begun] = [matchAll(terms, matchWhole), matchAll(terms)];
  const parts = [
    ...(terms.length > 2 ? [matchAllButOne(terms)] : []),
    ...(terms.length > 1 ? [matchAny(terms)] : []),
  ];
  return [
    inTitle(whole),
    inTitle(begun),
    ...parts.map((part) => Prisma.sql`(${inTitle(part)} AND ${inDocument(begun)})`),
    inDocument(whole),
    inDocument(begun),
  ];
}
