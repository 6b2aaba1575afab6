/**
 * Counts what was promised: confirmed + held + remaining = total, what is taken of each type and used of
 * each code, and who waits, for every event, on a schedule. It never repairs: a drift is a bug, and what is
 * true has to be found out by a person.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ScheduledWorkService } from '../common/jobs/scheduled-work.service.js';
import { MetricsService } from '../common/observability/metrics/metrics.service.js';
import { findDrifts, type Drift } from './find-drifts.sql.js';

@Injectable()
export class IntegrityCheckService implements OnApplicationBootstrap {
  private readonly logger = new Logger(IntegrityCheckService.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly prisma: PrismaService,
    private readonly metrics: MetricsService,
    private readonly scheduledWork: ScheduledWorkService,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduledWork.schedule({
      name: 'integrity check',
      everyMs: this.config.AUDIT_EVERY_MS,
      run: () => this.check().then(() => undefined),
    });
  }

  /** @returns the events that drifted, twenty of them at most */
  async check(): Promise<Drift[]> {
    const { count, drifts } = await findDrifts(this.prisma);
    this.metrics.driftedEvents.set(count);
    this.metrics.auditedAt.set(this.clock().getTime() / 1000);
    if (count > 0) {
      const named = JSON.stringify(drifts);
      this.logger.fatal(`INVARIANT BROKEN: ${count} events have a false count: ${named}`);
    }
    return drifts;
  }
}
