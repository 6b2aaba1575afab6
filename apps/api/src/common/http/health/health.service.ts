import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BookingDatabase } from '../../database/lanes.js';
import { SharedWork } from '../../jobs/shared-work.js';
import { ProblemError } from '../problems/problem.js';

/** The longest that the database may take to answer before this process counts as not ready. */
const DATABASE_PATIENCE_MS = 2_000;

/** From one look to the next. They are on the connections of the bookings, and a crowd may ask. */
const REST_MS = 50;

@Injectable()
export class HealthService implements OnModuleDestroy {
  private isShuttingDown = false;
  private readonly look = new SharedWork(
    () => this.isDatabaseThere(),
    () => pause(REST_MS, undefined, { ref: false }),
  );

  constructor(private readonly database: BookingDatabase) {}

  /** First of all that happens on the way down, so that a balancer sends nothing more. */
  onModuleDestroy(): void {
    this.isShuttingDown = true;
  }

  /** @throws ProblemError `busy` on the way down and while the database is away */
  async assertReady(): Promise<void> {
    if (this.isShuttingDown) throw new ProblemError('busy', 'Shutting down');
    if (!(await this.look.run())) throw new ProblemError('busy', 'The database is away');
  }

  private async isDatabaseThere(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), DATABASE_PATIENCE_MS);
    });
    const answer = this.database.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    );
    return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
  }
}
