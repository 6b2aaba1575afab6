/** Receivers and dispatchers for tests: as many of each as they like, without the rest of the application. */
import { v7 as newId } from 'uuid';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { MetricsService } from '../../src/common/observability/metrics/metrics.service.js';
import { Dispatcher } from '../../src/outbox/dispatcher.js';
import { OutboxMetrics } from '../../src/outbox/outbox-metrics.js';
import { OutboxService } from '../../src/outbox/outbox.service.js';
import {
  ReceiversService,
  type Delivery,
  type OutboxMessage,
  type Receiver,
} from '../../src/outbox/receivers.service.js';
import { testConfig } from './app.js';
import type { TestDatabase } from './database.js';

/** Keeps what it got. What it does before it takes a delivery is the test's to say. */
export class RecordingReceiver implements Receiver {
  readonly got: Delivery[] = [];
  readonly atOnce = 8;
  take: Receiver['deliver'] = () => Promise.resolve();

  constructor(
    readonly name: string,
    /** One that wants order gets whole messages; the others get each fact by itself. */
    readonly isOrdered: boolean,
  ) {}

  partsOf({ facts }: OutboxMessage) {
    return this.isOrdered ? [facts] : facts.map((fact) => [fact]);
  }

  async deliver(delivery: Delivery, signal: AbortSignal) {
    const shared = await this.take(delivery, signal);
    this.got.push(delivery);
    return shared;
  }

  /** Of one aggregate, in the order of their coming. */
  versionsOf(aggregateId: string): number[] {
    return this.got
      .filter((delivery) => delivery.aggregateId === aggregateId)
      .map(({ version }) => version);
  }
}

export interface TestDispatcher {
  metrics: MetricsService;
  countBacklog(): Promise<void>;
  close(): Promise<void>;
}

export function startDispatcher(databaseUrl: string, receivers: Receiver[]): TestDispatcher {
  const prisma = new PrismaService(testConfig(databaseUrl));
  const registry = new ReceiversService();
  for (const receiver of receivers) registry.register(receiver);
  const metrics = new MetricsService();
  const outboxMetrics = new OutboxMetrics(prisma, registry, metrics);
  const dispatcher = new Dispatcher(prisma, registry, new OutboxService(), outboxMetrics);
  dispatcher.onApplicationBootstrap();
  return {
    metrics,
    countBacklog: () => outboxMetrics.readBacklog(),
    async close() {
      await dispatcher.beforeApplicationShutdown();
      await prisma.$disconnect();
    },
  };
}

/** Messages of an account with one fact each, by their versions, in one statement. */
export async function insertMessages(
  database: TestDatabase,
  aggregateId: string,
  versions: readonly number[],
  facts: unknown = [{ type: 'account.passwordChanged' }],
): Promise<void> {
  await database.query(
    `INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
     SELECT 'account', $1, version, $3 FROM unnest($2::int[]) AS new(version)`,
    [aggregateId, versions, JSON.stringify(facts)],
  );
}

export const newIds = (count: number) => Array.from({ length: count }, () => newId());

/** Whether nothing waits in the outbox, and everything is delivered or dead. */
export async function isEmptied(database: TestDatabase): Promise<boolean> {
  const [row] = await database.query<{ left: number }>(
    `SELECT (SELECT count(*) FROM "OutboxMessage")::int
          + (SELECT count(*) FROM "Delivery" WHERE "deadAt" IS NULL)::int AS left`,
  );
  return row?.left === 0;
}

/** As if so much had passed for all deliveries: leases end, pauses and deadlines come. */
export async function ageDeliveries(database: TestDatabase, interval: string): Promise<void> {
  await database.query(
    `UPDATE "Delivery" SET "nextAttemptAt" = "nextAttemptAt" - $1::interval,
                           "deadlineAt" = "deadlineAt" - $1::interval`,
    [interval],
  );
}
