/** Removes the names on tickets that let nobody in any more: they are other people's as often as not. */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ScheduledWorkService } from '../common/jobs/scheduled-work.service.js';
import { purgeNames } from './ticket-names.sql.js';

const DAY_MS = 24 * 60 * 60_000;
/** Longer than a payment that comes late is looked for. */
export const NAMES_GRACE_MS = 2 * DAY_MS;
const BATCH = 1_000;

@Injectable()
export class NamesPurge implements OnApplicationBootstrap {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly scheduledWork: ScheduledWorkService,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduledWork.schedule({
      name: 'purge of names on tickets',
      everyMs: DAY_MS,
      run: (stopping) => this.purge(stopping),
    });
  }

  async purge(stopping: AbortSignal): Promise<void> {
    const before = new Date(this.clock().getTime() - NAMES_GRACE_MS);
    const batch = { before, atMost: BATCH };
    while (!stopping.aborted && (await purgeNames(this.prisma, batch)) === BATCH);
  }
}
