/**
 * The API's own modules, built as `npm start` runs them: what is measured is what is sold. (The
 * sources cannot be loaded here: tsx knows no decorators with metadata.)
 */
import type * as Migrate from '../../../apps/api/prisma/migrate.js';
import type * as Committing from '../../../apps/api/src/bookings/commit/booking-committer.js';
import type * as Configuration from '../../../apps/api/src/common/config/config.js';
import type * as Database from '../../../apps/api/src/common/database/prisma.service.js';
import type * as EventStore from '../../../apps/api/src/event-store/event-store.service.js';
import type * as InvoiceEvents from '../../../apps/api/src/invoices/invoice-events.js';
import type * as Replay from '../../../apps/api/src/invoices/replay-invoices.js';
import type * as Metrics from '../../../apps/api/src/common/observability/metrics/metrics.service.js';
import type * as Dispatching from '../../../apps/api/src/outbox/dispatcher.js';
import type * as OutboxMeasures from '../../../apps/api/src/outbox/outbox-metrics.js';
import type * as Outbox from '../../../apps/api/src/outbox/outbox.service.js';
import type * as Receivers from '../../../apps/api/src/outbox/receivers.service.js';
import type * as OwnUpdates from '../../../apps/api/src/realtime/booking-updates.service.js';
import type * as Updates from '../../../apps/api/src/realtime/ticket-updates.service.js';
import { ROOT } from '../../runner/repository.js';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const load = (file: string): Promise<unknown> =>
  import(pathToFileURL(join(ROOT, 'apps/api/dist', file)).href);

/** Needs a build of the API. */
export async function loadBuiltApi() {
  const { migrate } = (await load('prisma/migrate.js')) as typeof Migrate;
  const { BookingCommitter } = (await load(
    'src/bookings/commit/booking-committer.js',
  )) as typeof Committing;
  const { parseConfig } = (await load('src/common/config/config.js')) as typeof Configuration;
  const { PrismaService } = (await load(
    'src/common/database/prisma.service.js',
  )) as typeof Database;
  const { BookingUpdatesService } = (await load(
    'src/realtime/booking-updates.service.js',
  )) as typeof OwnUpdates;
  const { TicketUpdatesService } = (await load(
    'src/realtime/ticket-updates.service.js',
  )) as typeof Updates;
  const { MetricsService } = (await load(
    'src/common/observability/metrics/metrics.service.js',
  )) as typeof Metrics;
  return {
    ...(await loadOutbox()),
    MetricsService,
    migrate,
    BookingCommitter,
    parseConfig,
    PrismaService,
    TicketUpdatesService,
    BookingUpdatesService,
  };
}

async function loadOutbox() {
  const { OutboxService } = (await load('src/outbox/outbox.service.js')) as typeof Outbox;
  const { Dispatcher } = (await load('src/outbox/dispatcher.js')) as typeof Dispatching;
  const { OutboxMetrics } = (await load('src/outbox/outbox-metrics.js')) as typeof OutboxMeasures;
  const { ReceiversService } = (await load('src/outbox/receivers.service.js')) as typeof Receivers;
  return { OutboxService, Dispatcher, OutboxMetrics, ReceiversService };
}

/** What makes the read model of invoices anew. */
export const loadReplay = async () =>
  (await load('src/invoices/replay-invoices.js')) as typeof Replay;

/** What adds events to streams, and how those of invoices are written. */
export async function loadEventStore() {
  const { append } = (await load('src/event-store/event-store.service.js')) as typeof EventStore;
  const { invoiceCodec } = (await load('src/invoices/invoice-events.js')) as typeof InvoiceEvents;
  return { append, invoiceCodec };
}

export type BuiltApi = Awaited<ReturnType<typeof loadBuiltApi>>;
