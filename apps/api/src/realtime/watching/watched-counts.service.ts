/**
 * What a `watch` asks the database: whether its events exist, and their counts. However many ask at once,
 * of each there is one query under way. Two, so that ids which strangers make up hold up nobody whose
 * event is known.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { TicketUpdate } from '@lastseat/contracts';
import { EventsService } from '../../events/events.service.js';
import { COALESCING_SCHEDULER, type CoalescingScheduler } from '../ticket-updates.service.js';
import { KnownEventsService } from './known-events.service.js';
import { SharedReads } from './shared-reads.js';

/** A crowd of 10,000 that all come back at once waits in here whole. */
const COUNTS = { idsPerQuery: 500, pauseMs: 5, waitingBytes: 16 * 1024 * 1024 };

/** Rare where nobody makes ids up: each event is looked for once. */
const LOOKS = { idsPerQuery: 1_000, pauseMs: 20, waitingBytes: 4 * 1024 * 1024 };

@Injectable()
export class WatchedCountsService {
  private readonly counts: SharedReads<TicketUpdate>;
  private readonly looks: SharedReads<TicketUpdate>;

  constructor(
    private readonly events: EventsService,
    private readonly known: KnownEventsService,
    @Inject(COALESCING_SCHEDULER) schedule: CoalescingScheduler,
  ) {
    const query = (eventIds: string[]) => this.query(eventIds);
    this.counts = new SharedReads(COUNTS, query, schedule);
    this.looks = new SharedReads(LOOKS, query, schedule);
  }

  /** Those of the events that exist; null when too many are looked for already. */
  async findExisting(eventIds: readonly string[]): Promise<string[] | null> {
    const isKnown = (eventId: string) => this.known.findRoom(eventId) !== undefined;
    const unknown = eventIds.filter((id) => !isKnown(id) && !this.known.isMissing(id));
    if (unknown.length === 0) return eventIds.filter(isKnown);
    const found = await this.looks.read(unknown);
    return found && eventIds.filter((id) => found.has(id) || isKnown(id));
  }

  /**
   * Counts at least as new as what was committed when this was called; null when too many wait for
   * theirs. Whoever wants to miss nothing joins the rooms before.
   */
  async readCounts(eventIds: readonly string[]): Promise<TicketUpdate[] | null> {
    if (eventIds.length === 0) return [];
    const counts = await this.counts.read(eventIds);
    return counts && eventIds.map((id) => counts.get(id)).filter((count) => count !== undefined);
  }

  private async query(eventIds: string[]): Promise<TicketUpdate[]> {
    const counts = await this.events.listTicketCounts(eventIds);
    this.known.learn(eventIds, counts);
    return counts;
  }
}
