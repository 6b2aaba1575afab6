/** One API process: the product's own parts, put together as its modules do it, on a simulated database. */
import { BookingCommitter } from '../../../apps/api/src/bookings/commit/booking-committer.js';
import { HoldSweeperService } from '../../../apps/api/src/bookings/hold-sweeper.service.js';
import { parseConfig, type Config } from '../../../apps/api/src/common/config/config.js';
import type { BookingDatabase } from '../../../apps/api/src/common/database/lanes.js';
import type { MetricsService } from '../../../apps/api/src/common/observability/metrics/metrics.service.js';
import { OutboxService } from '../../../apps/api/src/outbox/outbox.service.js';
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
}

export class SimulatedProcess implements Owner {
  isAlive = true;
  frozenUntil = 0;
  readonly database: SimulatedDatabase;
  readonly bookings: BookingCommitter;
  readonly sweeper: HoldSweeperService;
  readonly ticketUpdates: TicketUpdatesService;

  constructor({ network, clockAheadMs, connections, batchSize }: ProcessOptions) {
    const { scheduler } = network;
    this.database = new SimulatedDatabase(network, this, connections);
    const database = this.database as unknown as BookingDatabase;
    const clock = () => new Date(BEGINNING + scheduler.now + clockAheadMs);
    this.ticketUpdates = new TicketUpdatesService(gatherNothing);
    const bookingUpdates = new BookingUpdatesService(gatherNothing);
    const outbox = new OutboxService();
    const own = { ...config, BOOKING_BATCH_SIZE: batchSize };
    const { ticketUpdates } = this;
    this.bookings = new BookingCommitter(
      ...([own, clock, database, ticketUpdates, bookingUpdates, outbox, metrics] as const),
    );
    this.sweeper = new HoldSweeperService(database, this.bookings);
  }
}

/** What is told live is looked at when it is announced. */
const gatherNothing = () => () => undefined;
