/**
 * Reads of events. Their counts are written by the booking core only; each that is read here, or told
 * from there, is known from then on (`newest-counts.service.ts`).
 */
import { Inject, Injectable } from '@nestjs/common';
import type {
  CategoryList,
  EventDetails,
  EventPage,
  ListEventsQuery,
  TicketUpdate,
} from '@lastseat/contracts';
import type { Prisma } from '../../generated/prisma/client.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import { ReadReplicaService } from '../common/database/read-replica.service.js';
import { countByCategory, countByOrganiser } from './find/count-upcoming.sql.js';
import { browseEvents, type FoundEvents } from './find/find-events.sql.js';
import { findSpellings, type SearchTerm } from './find/find-spellings.sql.js';
import { selectCounts, selectPublished } from './find/read-events.sql.js';
import { searchEvents } from './find/search-events.sql.js';
import { NewestCountsService } from './newest-counts.service.js';
import { toPublicEvent, toTicketUpdate } from './to-public-event.js';

@Injectable()
export class EventsService {
  constructor(
    @Inject(ReadDatabase) private readonly prisma: PrismaService,
    private readonly readReplica: ReadReplicaService,
    private readonly newestCounts: NewestCountsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** To be called after COMMIT and before the answers: whoever booked sees it in the next read. */
  noteCount(update: TicketUpdate): void {
    this.newestCounts.note(update);
  }

  /** From a replica, where there is one: the one read that everybody does and that searches. */
  async listEvents(query: ListEventsQuery): Promise<EventPage> {
    const { page, limit } = query;
    const { total, isTotalExact, ids } = await this.findIds(query);
    const byId = await this.readEvents(this.readReplica.database, ids);
    const totalPages = Math.ceil(total / limit);
    // One that was removed a moment ago is not there any more.
    const data = ids.flatMap((id) => byId.get(id) ?? []);
    return { data, meta: { total, isTotalExact, page, limit, totalPages } };
  }

  async listCategories(): Promise<CategoryList> {
    const { database } = this.readReplica;
    const now = this.clock();
    const data = await countByCategory(database, now);
    return { data, organisers: await countByOrganiser(database, now) };
  }

  /** Those that exist, by their ids. */
  findEvents(ids: string[]): Promise<Map<string, EventDetails>> {
    return this.readEvents(this.prisma, ids);
  }

  /** The newest committed counts of the events that exist among `ids`. */
  async listTicketCounts(ids: string[]): Promise<TicketUpdate[]> {
    if (ids.length === 0) return [];
    const counts = (await selectCounts(this.prisma, ids)).map(toTicketUpdate);
    counts.forEach((count) => this.noteCount(count));
    return counts;
  }

  /** Events whose counts can still change: of many the ones that start next. */
  async listUpcomingIds(most: number): Promise<string[]> {
    const events = await this.prisma.event.findMany({
      where: { startsAt: { gt: this.clock() }, ...published },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: most,
      select: { id: true },
    });
    return events.map((event) => event.id);
  }

  private async readEvents(database: Pick<PrismaService, '$queryRaw'>, ids: string[]) {
    const events = await readPublicEvents(database, ids);
    for (const event of events.values())
      this.noteCount(toTicketUpdate({ ...event, ticketTypes: event.ticketTypes ?? null }));
    return events;
  }

  private async findIds(query: ListEventsQuery): Promise<FoundEvents> {
    const { database } = this.readReplica;
    const wanted = { query, now: this.clock() };
    if (query.search === '' && query.place === '') return browseEvents(database, wanted);
    const terms = await findTerms(database, query.search);
    const placeTerms = await findTerms(database, query.place);
    if (terms === null || placeTerms === null) return nothing;
    return searchEvents(database, { ...wanted, terms, placeTerms });
  }
}

const nothing: FoundEvents = { total: 0, isTotalExact: true, ids: [] };

/** @returns null when no event can have all of it: what is no word, or a word that is nowhere */
async function findTerms(
  database: ReadReplicaService['database'],
  text: string,
): Promise<SearchTerm[] | null> {
  if (text === '') return [];
  const terms = await findSpellings(database, text);
  return terms.length > 0 && terms.every(({ isKnown }) => isKnown) ? terms : null;
}

/** A draft is seen by its organiser's members only: here it does not exist. */
const published = { status: { not: 'draft' } } satisfies Prisma.EventWhereInput;

/** Those of the ids that are published, by their ids. */
export async function readPublicEvents(
  database: Pick<PrismaService, '$queryRaw'>,
  ids: string[],
): Promise<Map<string, EventDetails>> {
  if (ids.length === 0) return new Map();
  const events = await selectPublished(database, ids);
  return new Map(events.map((event) => [event.id, toPublicEvent(event)]));
}

// The faces of this module for those who show events otherwise.
export { selectEvents, type EventRow } from './find/read-events.sql.js';
export { toPublicEvent } from './to-public-event.js';
