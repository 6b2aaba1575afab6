/** Somebody who buys: checks out, pays (late, twice, the wrong sum, or not at all), and gives seats back. */
import type { NewOrder } from '@lastseat/contracts';
import type { OrderEvent } from '../../../apps/api/src/checkout/domain/order.js';
import {
  classifyFailure,
  isUnavailable,
} from '../../../apps/api/src/common/database/database-errors.js';
import { ProblemError } from '../../../apps/api/src/common/http/problems/problem.js';
import type { ProviderPayment } from '../../../apps/api/src/payments/payment-provider.js';
import type { SimulatedProcess } from './process.js';
import type { Said, World } from './world.js';

const PATIENCE = 5;

/** A provider tells of money until it is taken; after so many tries it is for us to ask. */
const MOST_MESSAGES = 3;

export class Buyer {
  constructor(
    private readonly world: World,
    private readonly id: string,
  ) {
    const { random, plan } = world;
    const { id: eventId, maxPerPerson } = random.pick(plan.events);
    const lines = [{ quantity: random.between(1, maxPerPerson) }];
    const begin = ({ till }: SimulatedProcess) =>
      till!.checkout.begin(id, { eventId, lines }, null);
    this.insist('checks out', begin, (order: NewOrder) => this.goOn(order));
  }

  private insist<Value>(
    what: string,
    run: (process: SimulatedProcess) => Promise<Value>,
    follow: (value: Value) => void,
    tries = 1,
  ): void {
    const { world } = this;
    const { random, names } = world;
    const inMs = random.chance(0.7) ? 0 : random.between(1, 60);
    world.call(
      () => `${names.of('person-', this.id)} ${what}`,
      run,
      inMs,
      (said) => {
        if (said !== 'no answer' && 'value' in said) return follow(said.value);
        if (isFinal(said, world) || tries === PATIENCE) return;
        this.insist(what, run, follow, tries + 1);
      },
    );
  }

  private tell(order: NewOrder, event: OrderEvent, follow: () => void): void {
    this.insist(event.kind, ({ till }) => till!.orders.tell(order.id, event), follow);
  }

  private goOn(order: NewOrder): void {
    const { random } = this.world;
    if (random.chance(0.1)) return;
    if (random.chance(0.1)) return this.tell(order, { kind: 'givenBack' }, () => undefined);
    const ask = async ({ till }: SimulatedProcess) =>
      till!.orders.pay(await till!.orders.get(order.id));
    this.insist('asks to pay', ask, () => this.pay(order));
  }

  private pay(order: NewOrder): void {
    const { world } = this;
    const { random, scheduler, provider } = world;
    const times = random.chance(0.15) ? 2 : 1;
    const isLate = random.chance(0.2);
    for (let count = 0; count < times; count += 1) {
      const inMs = isLate ? random.between(800, 1_000) * 1_000 : random.between(0, 50);
      const isWhole = !random.chance(0.1);
      const run = () => {
        const payment = provider!.pay(order.id, { isWhole, closes: random.chance(0.5) });
        world.say(() => (payment ? `pays ${payment.amountCents}` : 'finds no page to pay at'));
        if (payment !== null && !random.chance(0.2)) this.report(order.id, payment, 1);
      };
      scheduler.add({ owner: null, lane: null, inMs, run });
    }
    if (random.chance(0.5)) this.giveBack(order);
  }

  /** The provider's message, perhaps twice at once. */
  private report(orderId: string, payment: ProviderPayment, tries: number): void {
    const { world } = this;
    const message = { provider: 'test', id: `told of ${payment.reference}`, type: 'paid' };
    const { isOver } = world.provider!.sessions.get(orderId)!;
    const events: OrderEvent[] = [
      { kind: 'paymentSeen', payment },
      ...(isOver ? [{ kind: 'sessionOver' } as const] : []),
    ];
    const take = ({ till }: SimulatedProcess) => till!.orders.take(message, orderId, events);
    const copies = world.random.chance(0.2) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      world.call(
        () => message.id,
        take,
        world.faults.delay(),
        (said) => {
          const isTaken = said !== 'no answer' && 'value' in said;
          if (!isTaken && tries < MOST_MESSAGES) this.report(orderId, payment, tries + 1);
        },
      );
    }
  }

  /** After a while: by the core, or by an organiser who pays back. */
  private giveBack(order: NewOrder): void {
    const { world } = this;
    const { random, scheduler } = world;
    const run = () => {
      if (random.chance(0.5)) {
        const asked: OrderEvent = { kind: 'refundAsked', lineIds: null, keepCents: 0 };
        return this.tell(order, asked, () => undefined);
      }
      const { committed } = world.server;
      const mine = [...committed.Booking.values()].find(
        ({ userId, status }) => userId === this.id && status === 'confirmed',
      );
      if (mine === undefined) return;
      const { eventId, id: bookingId } = mine;
      const ids = { eventId, userId: this.id, bookingId, commandId: world.plan.newId() };
      const by = { cancelledBy: 'attendee' as const, reason: null, by: null };
      world.ask({ kind: 'cancel', ...ids, ...by }, 0, () => undefined);
    };
    scheduler.add({ owner: null, lane: null, inMs: random.between(50, 2_000), run });
  }
}

/** Nobody knows, or not yet: it may be asked again. */
const unsettled: ReadonlySet<string> = new Set(['busy', 'provider_unreachable']);

/** Other refusals bind. */
function isFinal(said: Said<unknown>, { history }: World): boolean {
  if (said === 'no answer' || !('error' in said)) return false;
  const { error } = said;
  if (error instanceof ProblemError) return !unsettled.has(error.code);
  // Of what is only read: answered with 503, as `busy` is.
  if (isUnavailable(error) || classifyFailure(error) === 'transient') return false;
  history.blame(`A request failed: ${String(error)}`);
  return true;
}
