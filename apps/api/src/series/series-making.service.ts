/**
 * Makes the events of series, some weeks ahead. The rule says which there are, and a unique key (series,
 * day, slot) makes each of them once: whoever comes twice, or after a crash, or beside another process, finds
 * them there. What was cancelled, moved or changed by hand keeps its key, so nothing comes back.
 */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { runTransaction } from '../common/database/transaction.js';
import { ScheduledWorkService, type ScheduledWork } from '../common/jobs/scheduled-work.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { addDays, dayAt, laterOf, type Day } from './domain/days.js';
import { listOccurrences, type Occurrence } from './domain/occurrences.js';
import { toEventFields } from './domain/template.js';
import { insertEvents, type NewEvent } from './series-events.sql.js';
import { listSeriesToMake, lockSeries, readMakingState, type SeriesRow } from './series.sql.js';
import { toRule } from './to-series.js';

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
        return series ? this.makeWithin(tx, series) : [];
      });
      if (made.length > 0) this.outbox.wake();
    }
  }

  /**
   * After {@link lockSeries}.
   * @param before only what is held before that day
   * @returns the ids of those that were not there yet
   */
  async makeWithin(tx: Transaction, series: SeriesRow, before?: Day): Promise<string[]> {
    const today = dayAt(this.clock(), series.timeZone);
    const { weeksAhead, holidays } = await readMakingState(tx, series.organiserId, today);
    const until = before === undefined ? addDays(today, 7 * weeksAhead) : addDays(before, -1);
    const window = { from: laterOf(today, series.ruleFrom), until };
    return this.insert(tx, series, listOccurrences(toRule(series), holidays, window));
  }

  /** What has begun is made no more. */
  insert(
    tx: Transaction,
    series: SeriesRow,
    occurrences: readonly Occurrence[],
  ): Promise<string[]> {
    const now = this.clock();
    const events = occurrences
      .map((occurrence) => toNewEvent(series, occurrence))
      .filter(({ startsAt }) => startsAt > now);
    return insertEvents(tx, series, events);
  }
}

function toNewEvent(series: SeriesRow, { date, slot, startTime }: Occurrence): NewEvent {
  return {
    ...toEventFields(series, { date, startTime }),
    id: newId(),
    seriesDate: date,
    seriesSlot: slot,
    isSeriesChanged: false,
  };
}
