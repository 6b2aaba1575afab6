/**
 * Reads of events. Their counts are written by the booking core only; each that is read here, or told
 * from there, is known from then on (`newest-counts.service.ts`).
 */
import { Inject, Injectable } from '@nestjs/common';
import type { EventDetails, EventPage, ListEventsQuery, TicketUpdate } from '@lastseat/contracts';
import type { Event, Prisma } from '../../generated/prisma/client.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import { ReadReplicaService } from '../common/database/read-replica.service.js';
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
    const where = this.toFilter(query);
    const [total, events] = await Promise.all([
      this.readReplica.event.count({ where }),
      this.readReplica.event.findMany({
        where,
        orderBy: toOrder(query),
        skip: (page - 1) * limit,
        take: limit,
      }),
    ]);
    events.forEach((event) => this.noteCount(toCount(event)));
    const meta = { total, page, limit, totalPages: Math.ceil(total / limit) };
    return { data: events.map(toPublicEvent), meta };
  }

  /** Those that exist, by their ids. */
  async findEvents(ids: string[]): Promise<Map<string, EventDetails>> {
    const events = await this.prisma.event.findMany({ where: { id: { in: ids } } });
    events.forEach((event) => this.noteCount(toCount(event)));
    return new Map(events.map((event) => [event.id, toPublicEvent(event)]));
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

  private toFilter({ search, period }: ListEventsQuery): Prisma.EventWhereInput {
    const filter: Prisma.EventWhereInput = {};
    if (period === 'upcoming') filter.startsAt = { gt: this.clock() };
    if (period === 'past') filter.startsAt = { lte: this.clock() };
    if (search !== '') {
      const contains = { contains: escapeLikePattern(search), mode: 'insensitive' } as const;
      filter.OR = [
        { title: contains },
        { description: contains },
        { category: contains },
        { venue: contains },
      ];
    }
    return filter;
  }
}

/** The id as the last word makes the order total: no event is on two pages, none on no page. */
function toOrder({ sortBy, sortOrder }: ListEventsQuery): Prisma.EventOrderByWithRelationInput[] {
  const columns = { date: 'startsAt', price: 'priceCents', title: 'title' } as const;
  return [{ [columns[sortBy]]: sortOrder }, { id: sortOrder }];
}

/** `%` and `_` are what the person typed, not wildcards; Prisma passes them through to ILIKE. */
function escapeLikePattern(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
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
