/**
 * Has everybody reminded the day before, by a fact in the outbox for each booking.
 *
 * What must stay true: a booking gets one, however many processes are at it and whenever one of them dies.
 * So that it has been written is noted in the transaction that writes it.
 */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import { ScheduledWorkService } from '../common/jobs/scheduled-work.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { listSoonEvents, noteReminders } from './reminders.sql.js';

const EVERY_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Bookings of one transaction, which holds the event's row lock at its end. */
export const REMINDER_STEP = 500;

@Injectable()
export class Reminders implements OnApplicationBootstrap {
  constructor(
    private readonly prisma: PrismaService,
    private readonly outbox: OutboxService,
    private readonly scheduledWork: ScheduledWorkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduledWork.schedule({
      name: 'reminders of bookings',
      everyMs: EVERY_MS,
      run: (stop) => this.remind(stop),
    });
  }

  /** One pass over the events of the next day. Who books on that day has just been told when it is. */
  async remind(stop: AbortSignal): Promise<void> {
    const now = this.clock();
    const events = await listSoonEvents(this.prisma, now, new Date(now.getTime() + DAY_MS));
    for (const { id, startsAt } of events) {
      const madeBefore = new Date(startsAt.getTime() - DAY_MS);
      while (!stop.aborted && (await this.writeStep(id, madeBefore)) > 0);
    }
  }

  private writeStep(eventId: string, madeBefore: Date): Promise<number> {
    return runTransaction(
      this.prisma,
      async (tx) => {
        const due = await noteReminders(tx, eventId, madeBefore, REMINDER_STEP);
        if (due.length === 0) return 0;
        const facts = due.map((booking) => ({ type: 'booking.reminderDue' as const, ...booking }));
        await this.outbox.append(tx, { aggregateType: 'event', aggregateId: eventId }, facts);
        return due.length;
      },
      onceLimits,
    );
  }
}
