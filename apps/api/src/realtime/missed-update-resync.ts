/**
 * Heals what a crash between COMMIT and message lost: every few seconds the counts of the watched
 * events are read, and one that is newer than what this process last saw is sent to its sockets.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { RepeatedWork } from '../common/jobs/repeated-work.js';
import { EventsService } from '../events/events.service.js';
import { DoorUpdatesService } from './door-updates.service.js';
import { TicketUpdatesService } from './ticket-updates.service.js';
import { TicketsGateway } from './tickets.gateway.js';

/** Ids of one query. */
const CHUNK = 1_000;

/** For those who watch everything, which anybody may: a million would take memory and time of all others. */
const MOST_UPCOMING = 10_000;

@Injectable()
export class MissedUpdateResync implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MissedUpdateResync.name);
  private seenVersions = new Map<string, number>();
  private readonly passes: RepeatedWork;

  constructor(
    @Inject(CONFIG) { LIVE_SWEEP_MS }: Config,
    private readonly events: EventsService,
    private readonly gateway: TicketsGateway,
    private readonly updates: TicketUpdatesService,
    private readonly doors: DoorUpdatesService,
  ) {
    this.passes = new RepeatedWork(
      () => this.resync(),
      LIVE_SWEEP_MS,
      (error) => this.logger.warn(`Resync put off: ${String(error)}`),
    );
  }

  onApplicationBootstrap(): void {
    this.passes.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.passes.stop();
  }

  /** One pass. What this process has sent already is not sent again. */
  async resync(): Promise<void> {
    const { eventIds, isEverythingWatched } = this.gateway.listWatched();
    const upcoming = isEverythingWatched ? await this.events.listUpcomingIds(MOST_UPCOMING) : [];
    const watched = [...new Set([...eventIds, ...upcoming])];
    const versions = new Map<string, number>();
    for (let from = 0; from < watched.length; from += CHUNK) {
      const counts = await this.events.listTicketCounts(watched.slice(from, from + CHUNK));
      for (const count of counts) {
        versions.set(count.eventId, count.version);
        if (count.version !== this.seenVersions.get(count.eventId)) this.updates.hear(count);
      }
    }
    this.seenVersions = versions;
    this.doors.recheck();
  }
}
