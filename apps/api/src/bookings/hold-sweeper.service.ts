/**
 * Has what was held and not confirmed freed where nobody else asks for a batch. Each API process looks: a
 * second one finds the work done, since both send the same command of the core.
 */
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PrismaService } from '../common/database/prisma.service.js';
import { RepeatedWork } from '../common/jobs/repeated-work.js';
import { BookingCommitter } from './commit/booking-committer.js';
import { listEventsWithDueHolds } from './due-events.sql.js';

/** The longest that a seat stays away from the public count after its hold has run out. */
const LOOK_EVERY_MS = 1_000;

@Injectable()
export class HoldSweeperService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(HoldSweeperService.name);
  private readonly looks = new RepeatedWork(
    () => this.sweep(),
    LOOK_EVERY_MS,
    (error) => this.logger.warn(`Holds were not looked for: ${String(error)}`),
  );

  constructor(
    private readonly prisma: PrismaService,
    private readonly committer: BookingCommitter,
  ) {}

  onApplicationBootstrap(): void {
    this.looks.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looks.stop();
  }

  /** Until nothing is left, or until an event is too busy: then the next look comes back to it. */
  async sweep(): Promise<void> {
    while (!this.looks.hasStopped) {
      const eventIds = await listEventsWithDueHolds(this.prisma);
      const outcomes = await Promise.all(
        eventIds.map((eventId) => this.committer.submit({ kind: 'expireHolds', eventId })),
      );
      if (outcomes.length === 0 || outcomes.some(({ kind }) => kind === 'refused')) return;
    }
  }
}
