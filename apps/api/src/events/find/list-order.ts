/** In which order a list is. */
import type { ListEventsQuery } from '@lastseat/contracts';
import { Prisma } from '../../../generated/prisma/client.js';

export interface ListOrder {
  column: 'startsAt' | 'priceCents' | 'title';
  direction: Prisma.Sql;
  /** What fits the search best comes before all else. */
  isByRelevance: boolean;
}

const columns = { date: 'startsAt', price: 'priceCents', title: 'title' } as const;
const directions = { asc: Prisma.sql`ASC`, desc: Prisma.sql`DESC` };

export function chooseOrder({ sortBy, sortOrder, search }: ListEventsQuery): ListOrder {
  const order = sortBy ?? (search === '' ? 'date' : 'relevance');
  return order === 'relevance'
    ? { column: 'startsAt', direction: directions.asc, isByRelevance: true }
    : { column: columns[order], direction: directions[sortOrder], isByRelevance: false };
}

export const columnOf = (row: 'event' | 'words', { column }: ListOrder): Prisma.Sql =>
  Prisma.raw(`${row}."${column}"`);
