/**
 * Reads of events. Their counts are written by the booking core only; each that is read here, or told
 * from there, is known from then on (`newest-counts.service.ts`).
 */
import { Inject, Injectable } from '@nestjs/common';
import type {
  Category,
  EventDetails,
  EventPage,
  EventStatus,
  ListEventsQuery,
  TicketUpdate,
} from '@lastseat/contracts';
import type { Event, Prisma } from '../../generated/prisma/client.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import { ReadReplicaService } from '../common/database/read-replica.service.js';
import { browseEvents, searchEvents, type FoundEvents } from './find/find-events.sql.js';
import { findSpellings, type SearchTerm } from './find/find-spellings.sql.js';
import { listCategories } from './find/list-categories.sql.js';
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
    const { total, ids } = await this.findIds(query);
    const byId = await this.readEvents(this.readReplica.database, ids);
    const meta = { total, page, limit, totalPages: Math.ceil(total / limit) };
    // One that was removed a moment ago is not there any more.
    return { data: ids.flatMap((id) => byId.get(id) ?? []), meta };
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
      where: { id: { in: ids }, ...published },
      select: { id: true, remainingTickets: true, totalTickets: true, status: true, version: true },
    });
    const counts = events.map(toTicketUpdate);
    counts.forEach((count) => this.noteCount(count));
    return counts;
  }

  /** The events whose counts can still change. */
  async listUpcomingIds(): Promise<string[]> {
    const events = await this.prisma.event.findMany({
      where: { startsAt: { gt: this.clock() }, ...published },
      select: { id: true },
    });
    return events.map((event) => event.id);
  }

  private async readEvents(database: Pick<PrismaService, 'event'>, ids: string[]) {
    const events =
      ids.length === 0
        ? []
        : await database.event.findMany({
            where: { id: { in: ids }, ...published },
            include: withOrganiser,
          });
    events.forEach((event) => this.noteCount(toTicketUpdate(event)));
    return new Map(events.map((event) => [event.id, toPublicEvent(event)]));
  }

  private async findIds(query: ListEventsQuery): Promise<FoundEvents> {
    const { database } = this.readReplica;
    const wanted = { query, now: this.clock() };
    if (query.search === '' && query.place === '') return browseEvents(database, wanted);
    const terms = await findTerms(database, query.search);
    const placeTerms = await findTerms(database, query.place);
    if (terms === null || placeTerms === null) return { total: 0, ids: [] };
    return searchEvents(database, { ...wanted, terms, placeTerms });
  }
}

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
export const published = { status: { not: 'draft' } } satisfies Prisma.EventWhereInput;

/** What {@link toPublicEvent} needs beside the row. */
export const withOrganiser = {
  organiser: { select: { slug: true, name: true } },
} satisfies Prisma.EventInclude;

type EventWithOrganiser = Prisma.EventGetPayload<{ include: typeof withOrganiser }>;

function toTicketUpdate(
  event: Pick<Event, 'id' | 'remainingTickets' | 'totalTickets' | 'status' | 'version'>,
): TicketUpdate {
  const { id, remainingTickets, totalTickets, version } = event;
  return { eventId: id, remainingTickets, totalTickets, status: toPublicStatus(event), version };
}

/** Of an event that is published: whoever reads has left the drafts out. */
function toPublicStatus({ status }: Pick<Event, 'status'>): EventStatus {
  if (status === 'draft') throw new Error('A draft is nobody else’s to see');
  return status;
}

/** What everybody may know of an event, named one by one: a new column is private until it is here. */
export function toPublicEvent(event: EventWithOrganiser): EventDetails {
  const { slug, name } = event.organiser;
  return {
    id: event.id,
    title: event.title,
    description: event.description,
    category: event.category,
    level: event.level,
    organiser: { slug, name },
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
    maxPerPerson: event.maxPerPerson,
    saleOpensAt: event.saleOpensAt?.toISOString() ?? null,
    saleClosesAt: event.saleClosesAt?.toISOString() ?? null,
    cancelUntil: event.cancelUntil?.toISOString() ?? null,
    status: toPublicStatus(event),
    cancelReason: event.cancelReason,
  };
}
