/** Which events a list has, in which order: one page of their ids, and how many there are. */
import type { ListEventsQuery } from '@lastseat/contracts';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PrismaService } from '../../common/database/prisma.service.js';
import { listConditions } from './event-filters.js';
import { chooseOrder, columnOf } from './list-order.js';

export interface FoundEvents {
  total: number;
  /** False: there are more than `total`, and nobody counted them. */
  isTotalExact: boolean;
  ids: string[];
}

export interface Wanted {
  query: ListEventsQuery;
  now: Date;
}

export type Database = Pick<PrismaService, '$queryRaw'>;

/**
 * By the events' own indexes: all are counted, and the page is read in the order of one of them. The id
 * as the last word makes the order total: no event is on two pages, none on no page.
 */
export async function browseEvents(database: Database, wanted: Wanted): Promise<FoundEvents> {
  const { query, now } = wanted;
  const { page, limit } = query;
  const order = chooseOrder(query);
  const { direction } = order;
  const conditions = [Prisma.sql`event.status <> 'draft'`, ...listConditions(query, now)];
  const listed = Prisma.sql`"Event" AS event WHERE ${Prisma.join(conditions, ' AND ')}`;
  const [row] = await database.$queryRaw<FoundEvents[]>`
    SELECT (SELECT count(*)::int FROM ${listed}) AS total, true AS "isTotalExact",
           ARRAY(SELECT event.id FROM ${listed}
                 ORDER BY ${columnOf('event', order)} ${direction}, event.id ${direction}
                 LIMIT ${limit} OFFSET ${(page - 1) * limit}) AS ids`;
  return row ?? { total: 0, isTotalExact: true, ids: [] };
}
