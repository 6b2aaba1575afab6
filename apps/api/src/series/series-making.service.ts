/**
 * Makes the events of series, some weeks ahead. The rule says which there are, and a unique key (series,
 * day, slot) makes each of them once: whoever comes twice, or after a crash, or beside another process, finds
 * them there. What was cancelled, moved or changed by hand keeps its key, so nothing comes back.
 */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { runTransaction } from '../common/database/transaction.js';
import { ScheduledWorkService, type ScheduledWork } from '../common/jobs/scheduled-work.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { makeDueEvents } from './make-events.js';
import { listSeriesToMake, lockSeries } from './series.sql.js';

/** A day more becomes due each day; an organiser who looks further ahead waits no longer than this. */
const EVERY_MS = 10 * 60_000;

@Injectable()
export class SeriesMakingService implements OnApplicationBootstrap {
  private readonly work: ScheduledWork = {
    name: 'make the events of series',
    everyMs: EVERY_MS,
    run: (stop) => this.makeAll(stop),
  };

  constructor(
    private readonly prisma: PrismaService,
    private readonly scheduledWork: ScheduledWorkService,
    private readonly outbox: OutboxService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduledWork.schedule(this.work);
    this.wake();
  }

  /** More is due than a moment ago. */
  wake(): void {
    this.scheduledWork.wake(this.work);
  }

  /** Each series by itself: what one of them holds up does not hold up the others for long. */
  async makeAll(stop: AbortSignal): Promise<void> {
    for (const id of await listSeriesToMake(this.prisma, this.clock())) {
      stop.throwIfAborted();
      const made = await runTransaction(this.prisma, async (tx) => {
        const series = await lockSeries(tx, id);
        return series ? makeDueEvents(tx, series, this.clock()) : [];
      });
      if (made.length > 0) this.outbox.wake();
    }
  }
}
