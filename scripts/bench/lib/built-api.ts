/**
 * The API's own modules, built as `npm start` runs them: what is measured is what is sold. (The
 * sources cannot be loaded here: tsx knows no decorators with metadata.)
 */
import type * as Migrate from '../../../apps/api/prisma/migrate.js';
import type * as ManageLinks from '../../../apps/api/src/bookings/manage-links.service.js';
import type * as PaidSeats from '../../../apps/api/src/bookings/paid-seats.service.js';
import type * as Checkout from '../../../apps/api/src/checkout/checkout.service.js';
import type * as OrderCommitting from '../../../apps/api/src/checkout/commit/order-committer.js';
import type * as OrderHolds from '../../../apps/api/src/checkout/order-holds.service.js';
import type * as OrderLinks from '../../../apps/api/src/checkout/order-links.service.js';
import type * as OrderNames from '../../../apps/api/src/checkout/order-names.service.js';
import type * as OrderReading from '../../../apps/api/src/checkout/order-reads.js';
import type * as Orders from '../../../apps/api/src/checkout/orders.service.js';
import type * as OwnOrders from '../../../apps/api/src/checkout/own-orders.service.js';
import type * as Steps from '../../../apps/api/src/checkout/order-steps.js';
import type * as Webhooks from '../../../apps/api/src/checkout/webhooks.service.js';
import type * as Lanes from '../../../apps/api/src/common/database/lanes.js';
import type * as TestPayments from '../../../apps/api/src/payments/test-provider.js';
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

/** All that a sale for money needs, from the checkout to the provider's message. */
export async function loadCheckout() {
  const { BookingDatabase, narrowTo } = (await load(
    'src/common/database/lanes.js',
  )) as typeof Lanes;
  const { ManageLinksService } = (await load(
    'src/bookings/manage-links.service.js',
  )) as typeof ManageLinks;
  const { PaidSeatsService } = (await load(
    'src/bookings/paid-seats.service.js',
  )) as typeof PaidSeats;
  const { TestProvider } = (await load('src/payments/test-provider.js')) as typeof TestPayments;
  const seats = { BookingDatabase, narrowTo, ManageLinksService, PaidSeatsService, TestProvider };
  return { ...seats, ...(await loadOrders()) };
}

async function loadOrders() {
  const at = (file: string) => load(`src/checkout/${file}.js`);
  const { CheckoutService } = (await at('checkout.service')) as typeof Checkout;
  const { OrderCommitter } = (await at('commit/order-committer')) as typeof OrderCommitting;
  const { OrderHoldsService } = (await at('order-holds.service')) as typeof OrderHolds;
  const { OrderLinksService } = (await at('order-links.service')) as typeof OrderLinks;
  const { OrderNamesService } = (await at('order-names.service')) as typeof OrderNames;
  const { OrderReads } = (await at('order-reads')) as typeof OrderReading;
  const { OrderSteps } = (await at('order-steps')) as typeof Steps;
  const { OrdersService } = (await at('orders.service')) as typeof Orders;
  const { OwnOrdersService } = (await at('own-orders.service')) as typeof OwnOrders;
  const { WebhooksService } = (await at('webhooks.service')) as typeof Webhooks;
  return {
    ...{ CheckoutService, OrderCommitter, OrderHoldsService, OrderLinksService, OrderNamesService },
    ...{ OrderReads, OrderSteps, OrdersService, OwnOrdersService, WebhooksService },
  };
}

export type BuiltCheckout = Awaited<ReturnType<typeof loadCheckout>>;

export type BuiltApi = Awaited<ReturnType<typeof loadBuiltApi>>;
