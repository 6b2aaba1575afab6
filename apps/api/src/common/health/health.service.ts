import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';
import { ProblemError } from '../problem.js';

/** The longest that the database may take to answer before this process counts as not ready. */
const DATABASE_PATIENCE_MS = 2_000;

@Injectable()
export class HealthService implements OnModuleDestroy {
  private isShuttingDown = false;

  constructor(private readonly prisma: PrismaService) {}

  /** First of all that happens on the way down, so that a balancer sends nothing more. */
  onModuleDestroy(): void {
    this.isShuttingDown = true;
  }

  /** @throws ProblemError `busy` on the way down and while the database is away */
  async assertReady(): Promise<void> {
    if (this.isShuttingDown) throw new ProblemError('busy', 'Shutting down');
    if (!(await this.isDatabaseThere())) throw new ProblemError('busy', 'The database is away');
  }

  private async isDatabaseThere(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), DATABASE_PATIENCE_MS);
    });
    const answer = this.prisma.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    );
    return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
  }
}
