/** One API process: the product's own parts, put together as its modules do it, on a simulated database. */
import { BookingCommitter } from '../../../apps/api/src/bookings/commit/booking-committer.js';
import { PaidSeatsService } from '../../../apps/api/src/bookings/paid-seats.service.js';
import type { ManageLinksService } from '../../../apps/api/src/bookings/manage-links.service.js';
import { CancelledSeatsReceiver } from '../../../apps/api/src/checkout/cancelled-seats.receiver.js';
import { CheckoutService } from '../../../apps/api/src/checkout/checkout.service.js';
import { OrderCommitter } from '../../../apps/api/src/checkout/commit/order-committer.js';
import { OrderHoldsService } from '../../../apps/api/src/checkout/order-holds.service.js';
import type { OrderLinksService } from '../../../apps/api/src/checkout/order-links.service.js';
import { OrderReads } from '../../../apps/api/src/checkout/order-reads.js';
import { OrderSteps } from '../../../apps/api/src/checkout/order-steps.js';
import { OrderSweeperService } from '../../../apps/api/src/checkout/order-sweeper.service.js';
import { OrdersService } from '../../../apps/api/src/checkout/orders.service.js';
import { HoldSweeperService } from '../../../apps/api/src/bookings/hold-sweeper.service.js';
import { parseConfig, type Config } from '../../../apps/api/src/common/config/config.js';
import type { BookingDatabase } from '../../../apps/api/src/common/database/lanes.js';
import type { MetricsService } from '../../../apps/api/src/common/observability/metrics/metrics.service.js';
import { Dispatcher } from '../../../apps/api/src/outbox/dispatcher.js';
import type { OutboxMetrics } from '../../../apps/api/src/outbox/outbox-metrics.js';
import { OutboxService } from '../../../apps/api/src/outbox/outbox.service.js';
import { ReceiversService, type Receiver } from '../../../apps/api/src/outbox/receivers.service.js';
import type { PaymentProvider } from '../../../apps/api/src/payments/payment-provider.js';
import type { ProvidersService } from '../../../apps/api/src/payments/providers.service.js';
import type { PromoCodesService } from '../../../apps/api/src/promo-codes/promo-codes.service.js';
import { BookingUpdatesService } from '../../../apps/api/src/realtime/booking-updates.service.js';
import { TicketUpdatesService } from '../../../apps/api/src/realtime/ticket-updates.service.js';
import { SimulatedDatabase, type Network } from '../database/client.js';
import type { Owner } from '../time/scheduler.js';
import { BEGINNING } from './clock.js';

/** Read once: it costs more than a schedule. */
const config: Config = {
  ...parseConfig({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgresql://simulated',
    JWT_SECRET: 'nobody is signed in where all is simulated',
    REFRESH_TOKEN_SECRET: 'nobody comes back where all is simulated',
    LOG_LEVEL: 'silent',
  }),
  BOOKING_DELAY_MS: 0,
};

/** One for each size: to copy it costs more than the rest of a process. */
const configs = new Map<number, Config>();

function configOf(batchSize: number): Config {
  const known = configs.get(batchSize);
  if (known !== undefined) return known;
  const made = { ...config, BOOKING_BATCH_SIZE: batchSize };
  configs.set(batchSize, made);
  return made;
}

/** Nobody looks at numbers here. */
const silent = { inc: () => undefined, observe: () => undefined, startTimer: () => () => 0 };
const metrics = {
  observe: () => undefined,
  ...{ outcomes: silent, batchSize: silent, commitSeconds: silent },
  ...{ retries: silent, queueWaitSeconds: silent, deliveries: silent },
} as unknown as MetricsService;

/** What a process is given. */
export interface ProcessOptions {
  network: Network;
  /** How far its clock is ahead of the schedule's, in milliseconds. */
  clockAheadMs: number;
  /** The most connections. */
  connections: number;
  batchSize: number;
  /** Who takes money; null: nobody pays for anything. */
  provider: PaymentProvider | null;
  /** Who is told of what was committed; none: nobody passes it on. */
  receivers: readonly Receiver[];
}

/** What orders are to a process. */
export interface Till {
  checkout: CheckoutService;
  orders: OrdersService;
  sweeper: OrderSweeperService;
}

export class SimulatedProcess implements Owner {
  isAlive = true;
  frozenUntil = 0;
  readonly database: SimulatedDatabase;
  readonly bookings: BookingCommitter;
  readonly sweeper: HoldSweeperService;
  /** Null where nobody pays. */
  readonly till: Till | null;

  constructor(options: ProcessOptions) {
    const { network, clockAheadMs, connections, batchSize, provider } = options;
    const { scheduler } = network;
    // What it begins by itself goes on in its name.
    scheduler.owner = this;
    this.database = new SimulatedDatabase(network, this, connections);
    const database = this.database as unknown as BookingDatabase;
    const clock = () => new Date(BEGINNING + scheduler.now + clockAheadMs);
    const updates = new BookingUpdatesService(gatherNothing);
    const outbox = new OutboxService();
    const own = configOf(batchSize);
    const live = [new TicketUpdatesService(gatherNothing), updates] as const;
    this.bookings = new BookingCommitter(own, clock, database, ...live, outbox, metrics);
    this.sweeper = new HoldSweeperService(database, this.bookings);
    const receivers = new ReceiversService();
    for (const receiver of options.receivers) receivers.register(receiver);
    this.till =
      provider && openTill({ own, database, updates, outbox, receivers, provider }, this.bookings);
    if (receivers.list().length > 0) {
      new Dispatcher(database, receivers, outbox, uncounted).onApplicationBootstrap();
    }
  }
}

interface TillParts {
  own: Config;
  database: BookingDatabase;
  updates: BookingUpdatesService;
  outbox: OutboxService;
  receivers: ReceiversService;
  provider: PaymentProvider;
}

/** As `checkout.module.ts` puts them together. */
function openTill(parts: TillParts, bookings: BookingCommitter): Till {
  const { own, database, updates, outbox, receivers, provider } = parts;
  const providers = { current: provider, isThere: true, get: () => provider };
  const paidBy = providers as unknown as ProvidersService;
  const seats = new PaidSeatsService(own, database, noGuests, bookings, updates);
  const reads = new OrderReads(database);
  const committer = new OrderCommitter(own, database, outbox);
  const steps = new OrderSteps(database, seats, paidBy, own);
  const orders = new OrdersService(database, reads, committer, steps);
  const holds = new OrderHoldsService(database, reads, seats, noCodes);
  new CancelledSeatsReceiver(database, receivers, paidBy, orders).onModuleInit();
  const sale = [reads, committer, seats, holds, paidBy, noLinks] as const;
  const checkout = new CheckoutService(...sale, own);
  return { checkout, orders, sweeper: new OrderSweeperService(database, orders, paidBy) };
}

/** Nobody watches live. */
const gatherNothing = () => () => undefined;

const uncounted = {
  count: () => undefined,
  readBacklog: () => Promise.resolve(),
} as unknown as OutboxMetrics;

const noGuests = {} as ManageLinksService;
const noLinks = {} as OrderLinksService;
const noCodes = { findOfBooking: () => Promise.resolve(null) } as unknown as PromoCodesService;
