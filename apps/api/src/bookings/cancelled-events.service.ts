/**
 * Cancels the bookings of cancelled events and ends their lines, in steps of the booking core. What is left is read from the
 * database before each step, so whoever comes after a crash goes on where it ended.
 *
 * What must stay true: an event that is cancelled sells nothing more, so once none of its bookings is
 * held or confirmed it is done for good; and a booking is cancelled once, however many are at it.
 */
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { PrismaService } from '../common/database/prisma.service.js';
import { ScheduledWorkService, type ScheduledWork } from '../common/jobs/scheduled-work.service.js';
import { BookingUpdatesService } from '../realtime/booking-updates.service.js';
import {
  isWaitedFor,
  listCurrent,
  listWithBookingsToCancel,
  noteBookingsCancelled,
  type CurrentBooking,
} from './cancelled-events.sql.js';
import { BookingCommitter } from './commit/booking-committer.js';
import { toBooking } from './to-booking.js';

/** For what a process left that died: its lease is over after half a minute. */
const EVERY_MS = 10_000;

/** Bookings of one step: those who book other events wait some milliseconds for it. */
export const STEP_SIZE = 200;

@Injectable()
export class CancelledEventsService implements OnApplicationBootstrap {
  private readonly logger = new Logger(CancelledEventsService.name);
  private readonly work: ScheduledWork = {
    name: 'cancel the bookings of cancelled events',
    everyMs: EVERY_MS,
    run: (stop) => this.cancelBookings(stop),
  };

  constructor(
    private readonly prisma: PrismaService,
    private readonly committer: BookingCommitter,
    private readonly updates: BookingUpdatesService,
    private readonly scheduledWork: ScheduledWorkService,
  ) {}

  /** At once: the last process may have died in the midst of it. */
  onApplicationBootstrap(): void {
    this.scheduledWork.schedule(this.work);
    this.wake();
  }

  /** An event was cancelled a moment ago. */
  wake(): void {
    this.scheduledWork.wake(this.work);
  }

  /** @throws when a step fails: what is left is done by the next run */
  async cancelBookings(stop: AbortSignal): Promise<void> {
    for (;;) {
      const eventIds = await listWithBookingsToCancel(this.prisma);
      if (eventIds.length === 0) return;
      for (const eventId of eventIds) await this.cancelBookingsOf(eventId, stop);
    }
  }

  private async cancelBookingsOf(eventId: string, stop: AbortSignal): Promise<void> {
    for (;;) {
      stop.throwIfAborted();
      const bookings = await listCurrent(this.prisma, eventId, STEP_SIZE);
      if (bookings.length === 0) break;
      await Promise.all(bookings.map((booking) => this.cancelBooking(eventId, booking)));
    }
    await this.closeWaitlist(eventId, stop);
    await noteBookingsCancelled(this.prisma, eventId);
    this.logger.log(`All bookings of the cancelled event ${eventId} are cancelled`);
  }

  private async closeWaitlist(eventId: string, stop: AbortSignal): Promise<void> {
    while (await isWaitedFor(this.prisma, eventId)) {
      stop.throwIfAborted();
      const outcome = await this.committer.submit({ kind: 'closeWaitlist', eventId });
      if (outcome.kind === 'refused') {
        throw new Error(`The line of ${eventId} was not closed: ${outcome.code}`);
      }
    }
  }

  private async cancelBooking(eventId: string, { id, userId }: CurrentBooking): Promise<void> {
    const outcome = await this.committer.submit({
      kind: 'cancel',
      eventId,
      userId,
      bookingId: id,
      commandId: newId(),
      cancelledBy: 'event',
      reason: null,
      by: null,
    });
    if (outcome.kind === 'cancelled')
      return this.updates.announce(userId, toBooking(outcome.booking));
    // By its attendee, or by another process that is at it.
    if (outcome.kind === 'refused' && outcome.code === 'already_cancelled') return;
    const why = outcome.kind === 'refused' ? outcome.code : outcome.kind;
    throw new Error(`A booking of ${eventId} was not cancelled: ${why}`);
  }
}
