/** Which events a list has, in which order: one page of their ids, and how many there are. */
import type { ListEventsQuery } from '@lastseat/contracts';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PrismaService } from '../../common/database/prisma.service.js';
import { listConditions, listPeriod } from './event-filters.js';
import type { SearchTerm } from './find-spellings.sql.js';
import { matchAll, matchTerm, matchWhole } from './match-terms.js';

export interface FoundEvents {
  total: number;
  ids: string[];
}

export interface Wanted {
  query: ListEventsQuery;
  now: Date;
}

export interface WantedWords extends Wanted {
  /** Of the search and of the place; none where nothing is searched for. */
  terms: readonly SearchTerm[];
  placeTerms: readonly SearchTerm[];
}

type Database = Pick<PrismaService, '$queryRaw'>;

/** By the events' own indexes. The planner takes the count and the page apart, each with its own way. */
export function browseEvents(database: Database, { query, now }: Wanted): Promise<FoundEvents> {
  const found = Prisma.sql`NOT MATERIALIZED (
    SELECT event.id, event."startsAt", event."priceCents", event.title, 0 AS score
    FROM "Event" AS event
    WHERE event.status <> 'draft' AND ${joinConditions(listConditions(query, now))})`;
  return readFound(database, query, found);
}

/** By words: what matches is read once, for the count and for the page. */
export function searchEvents(database: Database, wanted: WantedWords): Promise<FoundEvents> {
  const { query, now, terms, placeTerms } = wanted;
  const matching = [
    Prisma.sql`words.document @@ ${matchAll([...terms, ...placeTerms])}::tsquery`,
    ...(placeTerms.length > 0 ? [Prisma.sql`words.place @@ ${matchAll(placeTerms)}::tsquery`] : []),
  ];
  const found = needsEvents(wanted)
    ? Prisma.sql`MATERIALIZED (
        SELECT event.id, event."startsAt", event."priceCents", event.title, ${toScore(terms)} AS score
        FROM "EventSearch" AS words JOIN "Event" AS event ON event.id = words."eventId"
        WHERE ${joinConditions([...matching, ...listConditions(query, now)])})`
    : Prisma.sql`MATERIALIZED (
        SELECT words."eventId" AS id, words."startsAt", ${toScore(terms)} AS score
        FROM "EventSearch" AS words
        WHERE ${joinConditions([...matching, ...listPeriod(query, now, Prisma.sql`words`)])})`;
  return readFound(database, query, found);
}

/** Their rows are left out where they can be: of a frequent word that is half of the time. */
function needsEvents({ query, now }: Wanted): boolean {
  const isFiltered = listConditions(query, now).length > listPeriod(query, now).length;
  return isFiltered || ['price', 'title'].includes(findOrder(query));
}

async function readFound(database: Database, query: ListEventsQuery, found: Prisma.Sql) {
  const { page, limit } = query;
  const [row] = await database.$queryRaw<FoundEvents[]>`
    WITH found AS ${found}
    SELECT (SELECT count(*)::int FROM found) AS total,
           ARRAY(SELECT id FROM found ORDER BY ${toOrder(query)}
                 LIMIT ${limit} OFFSET ${(page - 1) * limit}) AS ids`;
  return row ?? { total: 0, ids: [] };
}

const joinConditions = (conditions: Prisma.Sql[]) =>
  conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ');

/** Of each word: in the title as it stands, at the beginning of a word there, as it stands anywhere. */
function toScore(terms: readonly SearchTerm[]): Prisma.Sql {
  const scores = terms.map((term) => {
    const [whole, begun] = [matchWhole(term), matchTerm(term)];
    return Prisma.sql`(words.title @@ ${whole}::tsquery)::int * 4
      + (words.title @@ ${begun}::tsquery)::int * 2 + (words.document @@ ${whole}::tsquery)::int`;
  });
  return scores.length === 0 ? Prisma.sql`0` : Prisma.join(scores, ' + ');
}

function findOrder({ sortBy, search }: ListEventsQuery) {
  return sortBy ?? (search === '' ? 'date' : 'relevance');
}

/** The id as the last word makes the order total: no event is on two pages, none on no page. */
function toOrder(query: ListEventsQuery): Prisma.Sql {
  const order = findOrder(query);
  if (order === 'relevance') return Prisma.sql`score DESC, "startsAt", id`;
  const columns = { date: '"startsAt"', price: '"priceCents"', title: 'title' } as const;
  return Prisma.raw(`${columns[order]} ${query.sortOrder}, id ${query.sortOrder}`);
}
