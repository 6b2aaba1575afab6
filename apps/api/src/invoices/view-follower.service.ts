/** Follows the events with the read model, in each API process, where the two are not in one transaction. */
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { MetricsService } from '../common/observability/metrics/metrics.service.js';
import { RepeatedWork } from '../common/jobs/repeated-work.js';
import { EventDatabasesService } from '../event-store/event-databases.service.js';
import { followOnce } from './follow-events.js';

/** Who changed something has shown it already: this is for what a process left that died. */
const LOOK_EVERY_MS = 1_000;

@Injectable()
export class ViewFollowerService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ViewFollowerService.name);
  private readonly looks = new RepeatedWork(
    () => this.follow(),
    LOOK_EVERY_MS,
    (error) => {
      this.noteTime();
      this.logger.warn(`The read model did not follow: ${String(error)}`);
    },
  );
  /** When a look that found nothing left had begun, by the clock of this process. */
  private levelAt = performance.now();

  constructor(
    private readonly databases: EventDatabasesService,
    private readonly metrics: MetricsService,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.databases.areTogether) this.looks.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looks.stop();
  }

  private async follow(): Promise<void> {
    for (let behind = 1; behind > 0 && !this.looks.hasStopped;) {
      const lookedAt = performance.now();
      behind = await followOnce(this.databases);
      this.metrics.readModelBehindEvents.set(behind);
      if (behind === 0) this.levelAt = lookedAt;
      this.noteTime();
    }
  }

  private noteTime(): void {
    this.metrics.readModelBehindSeconds.set((performance.now() - this.levelAt) / 1_000);
  }
}
