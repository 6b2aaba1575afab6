/**
 * Sees to the orders whose time has come: what a webhook did not tell, what a process left that died, what has
 * run out. Each API process looks; a row that one has claimed is nobody else's for a minute.
 */
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PrismaService } from '../common/database/prisma.service.js';
import { RepeatedWork } from '../common/jobs/repeated-work.js';
import { ProvidersService } from '../payments/providers.service.js';
import { claimDue, putOff } from './orders.sql.js';
import { LEASE_MS } from './domain/decide-orders.js';
import { OrdersService } from './orders.service.js';

const LOOK_EVERY_MS = 1_000;

/** What one process does at once. */
const AT_ONCE = 16;

@Injectable()
export class OrderSweeperService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OrderSweeperService.name);
  private readonly looks = new RepeatedWork(
    () => this.sweep(),
    LOOK_EVERY_MS,
    (error) => this.logger.warn(`Orders were not looked at: ${String(error)}`),
  );

  constructor(
    private readonly prisma: PrismaService,
    private readonly orders: OrdersService,
    private readonly providers: ProvidersService,
  ) {}

  /** Without a provider there are no orders. */
  onApplicationBootstrap(): void {
    if (this.providers.isThere) this.looks.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looks.stop();
  }

  /** Until nothing is due. */
  async sweep(): Promise<void> {
    while (!this.looks.hasStopped) {
      const ids = await claimDue(this.prisma, AT_ONCE, LEASE_MS);
      if (ids.length === 0) return;
      await Promise.all(ids.map((id) => this.seeTo(id)));
    }
  }

  private async seeTo(id: string): Promise<void> {
    try {
      await this.orders.advance(id, true);
    } catch (error) {
      this.logger.warn(`Order ${id} was put off: ${String(error)}`);
      await putOff(this.prisma, id);
    }
  }
}
