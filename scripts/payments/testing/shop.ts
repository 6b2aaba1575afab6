/** Two API processes that sell, and the provider for development that takes the money. */
import {
  newOrderSchema,
  orderSchema,
  problems,
  type CheckoutInput,
  type NewOrder,
  type Order,
  type ProblemCode,
} from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import { expect } from 'vitest';
import { letTimePass } from '../let-time-pass.js';
import { MessageSender } from '../message-sender.js';
import { startTestPayments, type TestPayments } from '../payments.js';
import type { Deviation } from '../test-money.js';
import { Scope } from '../../runner/scope.js';
import { OrderSweeperService } from '../../../apps/api/src/checkout/order-sweeper.service.js';
import { startApp, type TestApp } from '../../../apps/api/test/support/app.js';
import type { TestDatabase } from '../../../apps/api/test/support/database.js';
import { eventually, PATIENCE_MS } from '../../../apps/api/test/support/eventually.js';
import { createEvent, createUsers } from '../../../apps/api/test/support/factories.js';
import { expectProblem, send, type Answer } from '../../../apps/api/test/support/http.js';
import { readHeldTotals, type HeldTotals } from '../../../apps/api/test/support/totals.js';

const SECRET = 'only tests sign payments with this';
export const PRICE = 2_500;

export interface Buyer {
  userId: string;
  /** At one of the two processes, by turns. */
  ask: (method: string, path: string, body?: object) => Promise<Answer>;
}

export interface Shop {
  apps: [TestApp, TestApp];
  payments: TestPayments;
  /** An event of a new organiser, paid online. */
  createEvent: (totalTickets: number, given?: object) => Promise<PaidEvent>;
  createBuyers: (count: number) => Promise<Buyer[]>;
  /** Pays at the provider's. @returns how to tell a process of it, and the message's parts */
  pay: (order: Order, deviation?: Deviation) => Told;
  sweep: () => Promise<void>;
  /** Seats. What the event's row says of them is what its bookings come to. */
  counts: (event: PaidEvent) => Promise<Pick<HeldTotals, 'confirmed' | 'held' | 'remaining'>>;
  /** As if so much time had passed for the order. */
  letPass: (orderId: string, minutes: number) => Promise<unknown>;
  /** Whether all of the payment was sent back. */
  isBack: (reference: string) => boolean;
  close: () => Promise<void>;
}

export interface PaidEvent {
  id: string;
  owner: Buyer;
}

interface Told {
  reference: string;
  /** @returns the status of the answer */
  tell: (process?: 0 | 1) => Promise<number>;
}

export async function openShop(database: TestDatabase): Promise<Shop> {
  const scope = new Scope();
  const payments = await startTestPayments(scope, {
    ...{ port: 0, secret: SECRET, apiUrl: 'http://127.0.0.1:1' },
  });
  const config = { TEST_PAYMENTS_URL: payments.url, TEST_PAYMENTS_SECRET: SECRET };
  const apps: [TestApp, TestApp] = [
    await startApp(database.url, config),
    await startApp(database.url, config),
  ];
  const senders = apps.map(({ origin }) => new MessageSender(origin, SECRET));
  const createBuyers = buyersOf(database, apps);
  return {
    apps,
    payments,
    createBuyers,
    async createEvent(totalTickets, given = {}) {
      const [owner] = await createBuyers(1);
      const member = { userId: owner!.userId, role: 'owner' as const };
      const organiserId = await insertOrganiser(database.query.bind(database), [member]);
      const online = { payment: 'online', priceCents: PRICE } as const;
      const event = await createEvent(database, { ...online, organiserId, totalTickets, ...given });
      return { id: event.id, owner: owner! };
    },
    pay(order, deviation) {
      const session = payments.money.findOfOrder(order.id);
      if (!session) throw new Error('There is no page to pay on');
      const message = payments.money.pay(session, deviation);
      const tell = (process: 0 | 1 = 0) => senders[process]!.sendOnce(message, PATIENCE_MS);
      return { reference: message.payment!.reference, tell };
    },
    ...lookInto(database, payments),
    sweep: () => apps[0].app.get(OrderSweeperService).sweep(),
    async close() {
      for (const app of apps) await app.close();
      await scope.close();
    },
  };
}

const lookInto = (
  database: TestDatabase,
  { money }: TestPayments,
): Pick<Shop, 'counts' | 'letPass' | 'isBack'> => ({
  async counts({ id }) {
    const { confirmed, held, remaining, toldHeld } = await readHeldTotals(database, id);
    expect(toldHeld).toBe(held);
    return { confirmed, held, remaining };
  },
  letPass: (orderId, minutes) => letTimePass(database.query.bind(database), [orderId], minutes),
  isBack(reference) {
    const payment = money
      .listSessions()
      .flatMap((session) => session.payments)
      .find((one) => one.reference === reference);
    return money.refundedOf(reference) === payment?.amountCents;
  },
});

const buyersOf = (database: TestDatabase, apps: readonly TestApp[]) => {
  const signIn = async (userId: string): Promise<Buyer> => {
    const headers = { authorization: `Bearer ${await apps[0]!.tokenFor(userId)}` };
    let turn = 0;
    const ask = (method: string, path: string, body?: object) =>
      send(apps[(turn += 1) % 2]!.origin, method, path, { headers, body });
    return { userId, ask };
  };
  return async (count: number) => {
    const ids = await createUsers(database, count);
    return Promise.all(ids.map(signIn));
  };
};

export type Lines = CheckoutInput['lines'];

/**
 * @param wish seats of an event without types, or lines
 * @throws what the API refused with
 */
export async function checkOut(
  buyer: Buyer,
  event: Pick<PaidEvent, 'id'>,
  wish: number | Lines = 1,
): Promise<NewOrder> {
  const lines = typeof wish === 'number' ? [{ quantity: wish }] : wish;
  const body = { eventId: event.id, lines };
  return newOrderSchema.parse(read(await buyer.ask('POST', '/api/checkout', body), 201));
}

export async function askOrder(
  buyer: Buyer,
  { id }: Pick<Order, 'id'>,
  what: '' | '/pay' | '/cancel' | '/extend' | '/heartbeat' = '',
): Promise<Order> {
  const method = what === '' ? 'GET' : 'POST';
  return orderSchema.parse(read(await buyer.ask(method, `/api/orders/${id}${what}`), 200));
}

/** Seats are held, and the provider's page is there. */
export async function goToPay(
  buyer: Buyer,
  event: Pick<PaidEvent, 'id'>,
  wish: number | Lines = 1,
) {
  const order = await checkOut(buyer, event, wish);
  return askOrder(buyer, order, '/pay');
}

export const untilState = (buyer: Buyer, order: Order, state: Order['state']): Promise<void> =>
  eventually(`the order is ${state}`, async () => (await askOrder(buyer, order)).state === state);

export function read(answer: Answer, status: number): unknown {
  if (answer.status !== status) throw new Error(`${answer.status} ${answer.text}`);
  return JSON.parse(answer.text);
}

export const expectCode = (answer: Answer, code: ProblemCode) =>
  expectProblem(answer, problems[code].status, code);
