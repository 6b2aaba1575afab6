/** Another key from time to time: what a lost one can have signed is bounded. The old ones stay good. */
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ScheduledWorkService } from '../common/jobs/scheduled-work.service.js';
import { TicketKeysService } from './ticket-keys.service.js';

const EVERY_MS = 24 * 60 * 60_000;

@Injectable()
export class TicketKeyRotation implements OnApplicationBootstrap {
  private readonly logger = new Logger('TicketKeys');

  constructor(
    private readonly keys: TicketKeysService,
    private readonly scheduledWork: ScheduledWorkService,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduledWork.schedule({
      name: 'rotation of ticket keys',
      everyMs: EVERY_MS,
      run: () => this.rotate(),
    });
  }

  private async rotate(): Promise<void> {
    if (await this.keys.rotate()) this.logger.log('Tickets have a new key');
  }
}
