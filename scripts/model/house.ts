/** The product for one trace: its own core, orders and provider for development, on a real database. */
import type { TicketUpdate } from '@lastseat/contracts';
import { AN_ORGANISER } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { createApp } from '../../apps/api/src/app.js';
import { BookingCommitter } from '../../apps/api/src/bookings/commit/booking-committer.js';
import { PaidSeatsService } from '../../apps/api/src/bookings/paid-seats.service.js';
import { CheckoutService } from '../../apps/api/src/checkout/checkout.service.js';
import { OrderCommitter } from '../../apps/api/src/checkout/commit/order-committer.js';
import { OrderReads } from '../../apps/api/src/checkout/order-reads.js';
import { OrderSteps } from '../../apps/api/src/checkout/order-steps.js';
import { systemClock } from '../../apps/api/src/common/config/clock.js';
import { BookingDatabase, ReadDatabase } from '../../apps/api/src/common/database/lanes.js';
import { PrismaService } from '../../apps/api/src/common/database/prisma.service.js';
import { NewestCountsService } from '../../apps/api/src/events/newest-counts.service.js';
import type { OrderEvent } from '../../apps/api/src/checkout/domain/order.js';
import { TicketUpdatesService } from '../../apps/api/src/realtime/ticket-updates.service.js';
import { testConfig } from '../../apps/api/test/support/app.js';
import type { TestDatabase } from '../../apps/api/test/support/database.js';
import { createEvent, createUsers } from '../../apps/api/test/support/factories.js';
import type { ProviderMessage } from '../../apps/api/src/payments/providers.service.js';
import { startTestPayments, type TestPayments } from '../payments/payments.js';
import type { Scope } from '../runner/scope.js';
import type { Id, ModelHall } from './model-world.js';

/** Of one seat. */
export const PRICE = 2_500;

const OFFER_MINUTES = 30;

/** What all traces share. */
export interface Product {
  database: TestDatabase;
  payments: TestPayments;
  core: BookingCommitter;
  orders: OrderCommitter;
  checkout: CheckoutService;
  seats: PaidSeatsService;
  reads: OrderReads;
  steps: OrderSteps;
  prisma: PrismaService;
  /** By event, all that was announced. */
  announced: Map<string, TicketUpdate[]>;
  close(): Promise<void>;
}

/** Built as the product builds itself; it is never started, so nothing happens of its own accord. */
export async function openProduct(
  scope: Scope,
  database: TestDatabase,
  url: string,
): Promise<Product> {
  const secret = 'only the replay signs with this';
  // Nobody is told of a payment but by the trace.
  const nowhere = { port: 0, secret, apiUrl: 'http://127.0.0.1:1' };
  const payments = await startTestPayments(scope, nowhere);
  const settings = { TEST_PAYMENTS_URL: payments.url, TEST_PAYMENTS_SECRET: secret };
  const app = await createApp(testConfig(url, settings));
  const announced = new Map<string, TicketUpdate[]>();
  app.get(TicketUpdatesService).listen((update) => {
    announced.set(update.eventId, [...(announced.get(update.eventId) ?? []), update]);
  });
  return {
    database,
    payments,
    core: app.get(BookingCommitter),
    orders: app.get(OrderCommitter),
    checkout: app.get(CheckoutService),
    seats: app.get(PaidSeatsService),
    reads: app.get(OrderReads),
    steps: app.get(OrderSteps),
    prisma: app.get(PrismaService),
    announced,
    async close() {
      app.get(TicketUpdatesService).flush();
      for (const lane of [PrismaService, BookingDatabase, ReadDatabase]) {
        await app.get(lane).$disconnect();
      }
    },
  };
}

/** What somebody has done for an order and has not told yet. */
interface Work {
  orderId: string;
  events: readonly OrderEvent[];
}

/** One event, its people, and who is who: the specification counts, the product has ids. */
export interface House extends Product {
  eventId: string;
  /** By name. */
  people: ReadonlyMap<string, string>;
  /** Of bookings and of those to come. */
  bookingIds: Map<Id, string>;
  /** By place in the line. */
  entryIds: string[];
  /** In the order in which they were asked for. */
  transferIds: string[];
  orderIds: string[];
  /** By order, what the provider tells of each payment. */
  messages: Map<number, ProviderMessage[]>;
  /** By process. */
  work: Map<string, Work>;
  /** Somebody's window. */
  window: NewestCountsService;
  /** Whether answers of the database are lost on the way. */
  losesAnswers: boolean;
}

export async function openHouse(
  product: Product,
  hall: ModelHall,
  names: readonly string[],
  losesAnswers: boolean,
): Promise<House> {
  const { database } = product;
  const { id: eventId } = await createEvent(database, {
    totalTickets: hall.total,
    maxPerPerson: 2,
    priceCents: PRICE,
    payment: hall.isOnline ? 'online' : 'venue',
    waitlistMode: hall.mode === 'Offer' ? 'offer' : 'autobook',
    organiserId: AN_ORGANISER,
  });
  await database.query('UPDATE "Event" SET "offerMinutes" = $2 WHERE id = $1', [
    eventId,
    OFFER_MINUTES,
  ]);
  const ids = await createUsers(database, names.length);
  const people = new Map(names.map((name, index) => [name, ids[index]!]));
  const lists = { entryIds: [], transferIds: [], orderIds: [] };
  const maps = { bookingIds: new Map(), messages: new Map(), work: new Map() };
  return {
    ...product,
    eventId,
    people,
    ...lists,
    ...maps,
    window: new NewestCountsService(systemClock),
    losesAnswers,
  };
}

/** The id of a booking, made when it is first spoken of. */
export function bookingIdOf({ bookingIds }: House, id: Id): string {
  const known = bookingIds.get(id) ?? newId();
  bookingIds.set(id, known);
  return known;
}
