/** The API's own dispatcher with receivers that take everything at once: what is measured is the relay. */
import type { OutboxService } from '../../../apps/api/src/outbox/outbox.service.js';
import type { Delivery, Receiver } from '../../../apps/api/src/outbox/receivers.service.js';
import { benchConfig } from '../lib/bench-config.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import type { BuiltApi } from '../lib/built-api.js';

/** As many as mail has connections. */
const AT_ONCE = 8;

export interface ReceiverKind {
  isOrdered: boolean;
  /** One that wants order gets whole messages; the others get each fact by itself. */
  onDelivery?: (delivery: Delivery) => void;
}

export interface OpenDispatcher {
  close(): Promise<void>;
}

/** @param outbox whose COMMITs it hears of */
export function openDispatcher(
  api: BuiltApi,
  database: BenchDatabase,
  outbox: OutboxService,
  receivers: readonly ReceiverKind[],
): OpenDispatcher {
  const prisma = new api.PrismaService(api.parseConfig(benchConfig(database.url)));
  const registry = new api.ReceiversService();
  for (const kind of receivers) registry.register(toReceiver(kind));
  const metrics = new api.OutboxMetrics(prisma, registry, new api.MetricsService());
  const dispatcher = new api.Dispatcher(prisma, registry, outbox, metrics);
  dispatcher.onApplicationBootstrap();
  return {
    async close() {
      await dispatcher.beforeApplicationShutdown();
      await prisma.$disconnect();
    },
  };
}

function toReceiver({ isOrdered, onDelivery }: ReceiverKind): Receiver {
  return {
    name: isOrdered ? 'in order' : 'one by one',
    isOrdered,
    atOnce: AT_ONCE,
    partsOf: ({ facts }) => (isOrdered ? [facts] : facts.map((fact) => [fact])),
    deliver(delivery) {
      onDelivery?.(delivery);
      return Promise.resolve();
    },
  };
}

/** Messages that nobody has passed on yet, and deliveries that nobody has got. */
export async function countLeft(database: BenchDatabase): Promise<number> {
  const [row] = await database.query<{ left: number }>(
    `SELECT (SELECT count(*) FROM "OutboxMessage")::int + (SELECT count(*) FROM "Delivery")::int AS left`,
  );
  return row!.left;
}
