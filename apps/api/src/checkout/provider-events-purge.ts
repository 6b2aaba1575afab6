/**
 * Forgets messages of providers that will not come again. One that did come would change nothing: the payment that
 * it tells of is known by its reference.
 */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ScheduledWorkService } from '../common/jobs/scheduled-work.service.js';

const EVERY_MS = 60 * 60_000;
/** Providers repeat themselves for days. */
const REMEMBER_MS = 30 * 24 * 60 * 60_000;
/** Rows of one statement. */
export const FORGET_BATCH = 1_000;

@Injectable()
export class ProviderEventsPurge implements OnApplicationBootstrap {
  constructor(
    private readonly prisma: PrismaService,
    private readonly scheduledWork: ScheduledWorkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduledWork.schedule({
      name: 'purge of messages of payment providers',
      everyMs: EVERY_MS,
      run: (stopping) => this.purge(stopping),
    });
  }

  async purge(stopping: AbortSignal): Promise<void> {
    const before = new Date(this.clock().getTime() - REMEMBER_MS);
    while (!stopping.aborted && (await forget(this.prisma, before)) === FORGET_BATCH);
  }
}

/** A row is never changed, so its place is its name here. */
function forget(prisma: PrismaService, before: Date): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM "ProviderEvent" WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM "ProviderEvent" WHERE "receivedAt" < ${before}
      ORDER BY "receivedAt" LIMIT ${FORGET_BATCH}
    ))`;
}
