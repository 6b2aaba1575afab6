/** What operators see of the outbox. */
import { Injectable, Logger } from '@nestjs/common';
import { PrismaService } from '../common/database/prisma.service.js';
import { MetricsService } from '../common/observability/metrics/metrics.service.js';
import { readBacklog } from './backlog.sql.js';
import type { DeliveryResult } from './receiver-pump.js';
import { ReceiversService } from './receivers.service.js';

@Injectable()
export class OutboxMetrics {
  private readonly logger = new Logger(OutboxMetrics.name);

  constructor(
    private readonly database: PrismaService,
    private readonly receivers: ReceiversService,
    private readonly metrics: MetricsService,
  ) {}

  count(receiver: string, result: DeliveryResult): void {
    this.metrics.deliveries.inc({ receiver, result });
  }

  /** Not when Prometheus asks: its page has to come also while the database is away. */
  async readBacklog(): Promise<void> {
    try {
      const { messagesSeconds, receivers } = await readBacklog(this.database);
      const found = new Map(receivers.map((one) => [one.receiver, one]));
      const names = new Set([...found.keys(), ...this.receivers.list().map(({ name }) => name)]);
      for (const receiver of names) {
        const { oldestSeconds = 0, dead = 0 } = found.get(receiver) ?? {};
        const oldest = Math.max(messagesSeconds, oldestSeconds);
        this.metrics.oldestUndelivered.set({ receiver }, oldest);
        this.metrics.deadDeliveries.set({ receiver }, dead);
      }
    } catch (error) {
      this.logger.warn(`What is left to deliver was not counted: ${String(error)}`);
    }
  }
}
