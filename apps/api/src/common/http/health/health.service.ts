import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BookingDatabase } from '../../database/lanes.js';
import { ProblemError } from '../problems/problem.js';

/** The longest that the database may take to answer before this process counts as not ready. */
const DATABASE_PATIENCE_MS = 2_000;

@Injectable()
export class HealthService implements OnModuleDestroy {
  private isShuttingDown = false;
  /** Under way: whoever asks meanwhile is told the same. */
  private look: Promise<boolean> | null = null;

  constructor(private readonly database: BookingDatabase) {}

  /** First of all that happens on the way down, so that a balancer sends nothing more. */
  onModuleDestroy(): void {
    this.isShuttingDown = true;
  }

  /** @throws ProblemError `busy` on the way down and while the database is away */
  async assertReady(): Promise<void> {
    if (this.isShuttingDown) throw new ProblemError('busy', 'Shutting down');
    this.look ??= this.isDatabaseThere().finally(() => (this.look = null));
    if (!(await this.look)) throw new ProblemError('busy', 'The database is away');
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
