/** What the specification's orders, payments and processes are for the product. */
import { needsPage } from '../../apps/api/src/checkout/domain/order-questions.js';
import { findStep } from '../../apps/api/src/checkout/domain/find-step.js';
import type { TakenMessage } from '../../apps/api/src/checkout/domain/decide-orders.js';
import type { OrderEvent } from '../../apps/api/src/checkout/domain/order.js';
import { findLineOfBooking } from '../../apps/api/src/checkout/orders.sql.js';
import { ProblemError } from '../../apps/api/src/common/http/problems/problem.js';
import type { Deed, Deeds } from './deed.js';
import { bookingIdOf, PRICE, type House } from './house.js';

const PAYMENT_HOLD_MS = 40 * 60_000;

type MoneyAction =
  | ('checkout' | 'brokenCheckout' | 'showLife' | 'extendOrder' | 'goToPay' | 'giveUpOrder')
  | ('askForRefund' | 'pay' | 'message' | 'fallSilent' | 'doNext' | 'report' | 'die' | 'deliver');

const tell =
  (event: OrderEvent) =>
  ({ house, pick }: Deed): Promise<string> =>
    decide(house, orderIdOf(house, pick), [event]);

export const moneyDeeds: Deeds<MoneyAction> = {
  checkout: ({ house, pick, after }) => refusedOr(() => checkOut(house, pick, after)),
  brokenCheckout: ({ house, pick, before }) =>
    refusedOr(async () => {
      const { eventId, reads, seats } = house;
      const userId = pick.person('person');
      if ((await reads.findLive({ eventId, userId })) !== null) return 'again';
      const bookingId = bookingIdOf(house, before.nextId);
      const wanted = { eventId, userId, bookingId, quantity: pick.number('seats') };
      await seats.hold({
        ...wanted,
        ticketTypeId: null,
        forMs: PAYMENT_HOLD_MS,
        isGuest: false,
        isUnproved: false,
      });
      return 'held';
    }),
  showLife: tell({ kind: 'seen' }),
  extendOrder: tell({ kind: 'extended' }),
  giveUpOrder: tell({ kind: 'givenBack' }),
  askForRefund: tell({ kind: 'refundAsked', lineIds: null, keepCents: 0 }),
  fallSilent: tell({ kind: 'providerSilent' }),
  async pay({ house, pick, after }) {
    const order = pick.number('order');
    const session = house.payments.money.findOfOrder(orderIdOf(house, pick))!;
    const amountCents = after.pages.get(order)!.paid.at(-1)! * PRICE;
    const message = house.payments.money.pay(session, { amountCents });
    house.messages.set(order, [...(house.messages.get(order) ?? []), message]);
    return '';
  },
  message({ house, pick }) {
    const sent = house.messages.get(pick.number('order'))![pick.number('reference')]!;
    const { id, type, payment, isOver } = sent;
    const seen: OrderEvent[] = [{ kind: 'paymentSeen', payment: payment! }];
    if (isOver) seen.push({ kind: 'sessionOver' });
    return decide(house, orderIdOf(house, pick), seen, { provider: 'test', id, type });
  },
  async goToPay({ house, pick }) {
    const orderId = orderIdOf(house, pick);
    const { order } = (await house.reads.find(orderId))!;
    const page = needsPage(order) ? await house.steps.makePage(order) : null;
    house.work.set(pick.text('process'), { orderId, events: [{ kind: 'payAsked', page }] });
    return '';
  },
  doNext: ({ house, pick }) => doNext(house, pick),
  report({ house, pick }) {
    const work = house.work.get(pick.text('process'))!;
    house.work.delete(pick.text('process'));
    return decide(house, work.orderId, work.events);
  },
  die({ house, pick }) {
    house.work.delete(pick.text('process'));
    return Promise.resolve('');
  },
  async deliver({ house, pick }) {
    const bookingId = bookingIdOf(house, pick.number('id'));
    const line = await findLineOfBooking(house.prisma, house.eventId, bookingId);
    if (line === null) return "nobody's";
    return decide(house, line.orderId, [{ kind: 'bookingCancelled', lineId: line.lineId }]);
  },
};

const orderIdOf = ({ orderIds }: House, pick: Deed['pick']) => orderIds[pick.number('order')]!;

async function decide(
  { orders }: House,
  orderId: string,
  events: readonly OrderEvent[],
  message: TakenMessage | null = null,
): Promise<string> {
  const { refused } = await orders.decide({ orderId, events, message });
  return refused ?? 'done';
}

async function checkOut(house: House, pick: Deed['pick'], after: Deed['after']): Promise<string> {
  const { eventId, checkout, reads, orderIds, bookingIds } = house;
  const input = { eventId, lines: [{ quantity: pick.number('seats') }] };
  const { id } = await checkout.begin(pick.person('person'), input, null);
  if (orderIds.includes(id)) return 'again';
  orderIds.push(id);
  const seen = await reads.find(id);
  const [line] = seen!.order.lines;
  const order = after.orders[orderIds.length - 1];
  if (line && order) {
    bookingIds.set(order.booking, line.bookingId);
    bookingIds.set(order.late, line.lateBookingId);
  }
  return 'held';
}

/** What is to be done of it by its rows, and what comes of it. */
async function doNext(house: House, pick: Deed['pick']): Promise<string> {
  const orderId = orderIdOf(house, pick);
  const isDue = pick.boolean('isDue');
  // Of what is over it is the last look that comes the latest.
  if (isDue) await letDayPass(house, orderId);
  const { order, now } = (await house.reads.find(orderId))!;
  const step = findStep(order, now, isDue);
  if (step === null) return 'nothing';
  const events = await house.steps.run(order, step);
  house.work.set(pick.text('process'), { orderId, events });
  return step.kind;
}

const letDayPass = ({ database }: House, orderId: string) =>
  database.query(`UPDATE "Order" SET "endedAt" = "endedAt" - interval '1 day' WHERE id = $1`, [
    orderId,
  ]);

async function refusedOr(ask: () => Promise<string>): Promise<string> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
}
