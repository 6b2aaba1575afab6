/**
 * Reads of events. Their counts are written by the booking core only; each that is read here, or told
 * from there, is known from then on (`newest-counts.service.ts`).
 */
import { Inject, Injectable } from '@nestjs/common';
import type {
  Category,
  EventDetails,
  EventPage,
  ListEventsQuery,
  TicketUpdate,
} from '@lastseat/contracts';
import type { Event } from '../../generated/prisma/client.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import { ReadReplicaService } from '../common/database/read-replica.service.js';
import { browseEvents, type FoundEvents } from './find/find-events.sql.js';
import { findSpellings, type SearchTerm } from './find/find-spellings.sql.js';
import { listCategories } from './find/list-categories.sql.js';
import { searchEvents } from './find/search-events.sql.js';
import { NewestCountsService } from './newest-counts.service.js';

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

  listCategories(): Promise<Category[]> {
    return listCategories(this.readReplica.database, this.clock());
  }

  /** Those that exist, by their ids. */
  findEvents(ids: string[]): Promise<Map<string, EventDetails>> {
    return this.readEvents(this.prisma, ids);
  }

  /** The newest committed counts of the events that exist among `ids`. */
  async listTicketCounts(ids: string[]): Promise<TicketUpdate[]> {
    if (ids.length === 0) return [];
    const events = await this.prisma.event.findMany({
      where: { id: { in: ids } },
      select: { id: true, remainingTickets: true, version: true },
    });
    const counts = events.map(toCount);
    counts.forEach((count) => this.noteCount(count));
    return counts;
  }

  /** The events whose counts can still change. */
  async listUpcomingIds(): Promise<string[]> {
    const events = await this.prisma.event.findMany({
      where: { startsAt: { gt: this.clock() } },
      select: { id: true },
    });
    return events.map((event) => event.id);
  }

  private async readEvents(database: Pick<PrismaService, 'event'>, ids: string[]) {
    const events =
      ids.length === 0 ? [] : await database.event.findMany({ where: { id: { in: ids } } });
    events.forEach((event) => this.noteCount(toCount(event)));
    return new Map(events.map((event) => [event.id, toPublicEvent(event)]));
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

function toCount(event: Pick<Event, 'id' | 'remainingTickets' | 'version'>): TicketUpdate {
  const { id, remainingTickets, version } = event;
  return { eventId: id, remainingTickets, version };
}

/** What everybody may know of an event, named one by one: a new column is private until it is here. */
export function toPublicEvent(event: Event): EventDetails {
  return {
    id: event.id,
    title: event.title,
    description: event.description,
    category: event.category,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt?.toISOString() ?? null,
    timeZone: event.timeZone,
    venue: event.venue,
    address: event.address,
    coverImageId: event.coverImageId,
    totalTickets: event.totalTickets,
    remainingTickets: event.remainingTickets,
    version: event.version,
    priceCents: event.priceCents,
    currency: event.currency,
    status: event.status,
  };
}
