/** Forgets what was made so long ago that no topic has it any more. */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ScheduledWorkService } from '../common/jobs/scheduled-work.service.js';
import { DeliveriesService } from '../outbox/deliveries.service.js';

const EVERY_MS = 60 * 60_000;
/** Topics keep a record for a week unless told otherwise. */
const REMEMBER_MS = 30 * 24 * 60 * 60_000;

@Injectable()
export class MadeDeliveriesPurge implements OnApplicationBootstrap {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly scheduledWork: ScheduledWorkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduledWork.schedule({
      name: 'purge of made deliveries',
      everyMs: EVERY_MS,
      run: (stop) => this.purge(stop),
    });
  }

  purge(stop: AbortSignal): Promise<void> {
    return this.deliveries.forgetMade(new Date(this.clock().getTime() - REMEMBER_MS), stop);
  }
}
