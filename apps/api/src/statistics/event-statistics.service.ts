/** How an event sells. Read at most once a second, however many look. */
import { Inject, Injectable } from '@nestjs/common';
import type { EventStatistics } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';
import { BriefCache } from '../common/jobs/brief-cache.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { WatchersService } from '../realtime/watchers.service.js';
import { listSimilar, RATE_MINUTES, readSales, type SalesRow } from './sales.sql.js';

/** Some ten kilobytes each. */
const limits = { maxEntries: 200, maxBytes: 8 * 1024 * 1024 };

@Injectable()
export class EventStatisticsService {
  private readonly kept: BriefCache<string | null>;
  /** Each reads all bookings of an event: one at a time leaves the other connections to the others. */
  private readonly reading = new BoundedQueue({ atOnce: 1, maxWaiting: 50, maxWaitMs: 5_000 });

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly memberships: MembershipsService,
    private readonly database: ReadDatabase,
    private readonly watchers: WatchersService,
  ) {
    this.kept = new BriefCache(clock, limits, (json) => json?.length ?? 0);
  }

  /**
   * @returns the JSON of {@link EventStatistics}: of what is kept the bytes can be counted
   * @throws ProblemError `event_not_found`, `forbidden`, `busy`
   */
  async get(user: SignedInUser, eventId: string): Promise<string> {
    await this.memberships.require(user, { eventId }, 'statistics.read');
    const json = await this.kept.read(eventId, this.reading, async () => {
      const statistics = await this.find(eventId);
      return statistics && JSON.stringify(statistics);
    });
    if (json === null) throw new ProblemError('event_not_found');
    return json;
  }

  private async find(eventId: string): Promise<EventStatistics | null> {
    const now = this.clock();
    const sales = await this.database.read((database) => readSales(database, eventId, now));
    if (sales === undefined) return null;
    const { organiserId, category, startsAt } = sales;
    const leadMs = Math.max(0, startsAt.getTime() - now.getTime());
    const similar = await this.database.read((database) =>
      listSimilar(database, { eventId, organiserId, category, startsAt, leadMs }),
    );
    return {
      ...toStatistics(sales, now),
      watchers: await this.watchers.count(eventId),
      similar: similar.map((event) => ({ ...event, startsAt: event.startsAt.toISOString() })),
    };
  }
}

function toStatistics(sales: SalesRow, now: Date): Omit<EventStatistics, 'watchers' | 'similar'> {
  const { status, startsAt, timeZone, totalTickets, remainingTickets, heldTickets, version } =
    sales;
  return {
    at: now.toISOString(),
    status,
    startsAt: startsAt.toISOString(),
    timeZone,
    totalTickets,
    remainingTickets,
    confirmedTickets: totalTickets - heldTickets - remainingTickets,
    admittedTickets: sales.admittedTickets,
    cancelledTickets: sales.cancelledTickets,
    version,
    rate: { minutes: RATE_MINUTES, sold: sales.soldLately, cancelled: sales.cancelledLately },
    sales: {
      unit: sales.unit,
      steps: sales.steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
    },
    hours: sales.hours,
  };
}
