/** One order from the checkout to its end, by whoever made it: everything that a person can do with it. */
import { setTimeout as pause } from 'node:timers/promises';
import { newOrderSchema, orderSchema, type NewOrder, type Order } from '@lastseat/contracts';
import type { Random } from '../../load/random.js';
import type { Pace } from '../../torture/clients/pace.js';
import type { Deviation } from '../../payments/test-money.js';
import { letOrderWait } from '../system/clocks.js';
import type { SoldEvent } from '../system/market.js';
import type { MoneySystem } from '../system/system.js';
import type { Answered, Asker, Person } from './asker.js';

export interface Desk {
  asker: Asker;
  pace: Pace;
  system: MoneySystem;
  /** Orders that an organiser may pay back. */
  sold: { orderId: string; ownerId: string; lineIds: string[] }[];
}

export interface Wish {
  event: SoldEvent;
  /** Each of another type. */
  lines: { quantity: number; ticketTypeId?: string }[];
  promoCode: string | null;
}

/** @returns null: there is no order. Its answer says why */
export async function checkOut(
  { asker }: Desk,
  random: Random,
  person: Person,
  { event, lines, promoCode }: Wish,
): Promise<{ purchase: NewOrder | null; answer: Answered | null }> {
  const guest = { email: `guest-${random.uuid()}@example.com`, name: 'A guest' };
  const body = {
    ...{ eventId: event.id, lines },
    ...(promoCode !== null && { promoCode }),
    ...(person.userId === null && { guest }),
  };
  const answer = await asker.ask(random, person, { method: 'POST', path: '/checkout', body });
  const isThere = answer?.code === null;
  return { purchase: isThere ? newOrderSchema.parse(answer.body) : null, answer };
}

export class Purchase {
  constructor(
    private readonly desk: Desk,
    private readonly random: Random,
    private readonly person: Person,
    private readonly event: SoldEvent,
    private readonly orderId: string,
  ) {}

  /** Whatever comes into one's mind. */
  async live(): Promise<void> {
    const ways = this.random.pick(FATES);
    await this[ways]();
  }

  private async pay(): Promise<void> {
    if (!(await this.goToProvider())) return;
    this.payThere();
    await this.keepOrGiveBack();
  }

  private async declineFirst(): Promise<void> {
    if (!(await this.goToProvider())) return;
    this.decline();
    if (this.random.chance(0.4)) return;
    this.payThere();
    await this.keepOrGiveBack();
  }

  private async payLate(): Promise<void> {
    if (!(await this.goToProvider())) return;
    await this.wait(this.random.pick([14, 16, 31, 45]));
    await pause(this.random.between(0, 2_500));
    this.payThere();
    await this.keepOrGiveBack();
  }

  /** The clock runs out in the very instant. */
  private async payAtTheEnd(): Promise<void> {
    if (!(await this.goToProvider())) return;
    const payLater = pause(this.random.between(0, 1_200)).then(() => this.payThere());
    await Promise.all([this.wait(16), payLater]);
    await this.keepOrGiveBack();
  }

  private async payTwice(): Promise<void> {
    if (!(await this.goToProvider())) return;
    this.payThere();
    this.payThere();
    await this.keepOrGiveBack();
  }

  private async payWrong(): Promise<void> {
    const order = await this.goToProvider();
    if (!order) return;
    const half = { amountCents: Math.floor(order.totalCents / 2) };
    this.payThere(this.random.pick([half, { currency: 'USD' }]));
    if (this.random.chance(0.5)) this.payThere();
    await this.keepOrGiveBack();
  }

  private async payUntold(): Promise<void> {
    const order = await this.goToProvider();
    const session = order && this.desk.system.provider.findSession(order.id);
    if (!session) return;
    this.desk.system.provider.payInSecret(session);
    await this.wait(this.random.pick([1, 16]));
    await this.keepOrGiveBack();
  }

  private async vanish(): Promise<void> {
    if (this.random.chance(0.5)) await this.goToProvider();
    await this.wait(this.random.pick([3, 16, 31]));
  }

  private async giveBack(): Promise<void> {
    if (this.random.chance(0.5)) await this.goToProvider();
    await this.tell('/cancel');
  }

  private async giveBackAndPay(): Promise<void> {
    if (!(await this.goToProvider())) return;
    const payLater = pause(this.random.between(0, 60)).then(() => this.payThere());
    await Promise.all([this.tell('/cancel'), payLater]);
    await this.look();
  }

  private async extend(): Promise<void> {
    await Promise.all([this.tell('/extend'), this.tell('/heartbeat')]);
    await this.wait(16);
    await this.pay();
  }

  /** The seats are given back, in the list of bookings, while the money comes. */
  private async payAndCancel(): Promise<void> {
    const order = await this.goToProvider();
    if (!order) return;
    this.payThere();
    await pause(this.random.between(0, 250));
    await this.cancelSeats(order);
  }

  private async keepOrGiveBack(): Promise<void> {
    const order = await this.look();
    if (order?.state !== 'paid') return;
    // Most seats come back, or soon nothing would be left to sell.
    const fate = this.random.fraction();
    if (fate < 0.4 && this.person.userId !== null) await this.cancelSeats(order);
    else if (fate < 0.9) this.offerToOrganiser(order);
    if (this.random.chance(0.1)) this.payThere();
  }

  private offerToOrganiser({ id: orderId, lines }: Order): void {
    const { ownerId } = this.event;
    this.desk.sold.push({ orderId, ownerId, lineIds: lines.map(({ id }) => id) });
  }

  private async cancelSeats({ lines }: Order): Promise<void> {
    if (this.person.userId === null) return;
    for (const { bookingId } of lines) {
      const path = `/bookings/${bookingId}`;
      await this.desk.asker.ask(this.random, this.person, { method: 'DELETE', path });
    }
  }

  /** @returns null where it cannot be paid any more */
  private async goToProvider(): Promise<Order | null> {
    const answer = await this.tell('/pay');
    return answer?.code === null ? orderSchema.parse(answer.body) : null;
  }

  private payThere(deviation?: Deviation): void {
    const { provider } = this.desk.system;
    const session = provider.findSession(this.orderId);
    if (session) provider.pay(this.random, session, this.desk.asker.origins, deviation);
  }

  private decline(): void {
    const { provider } = this.desk.system;
    const session = provider.findSession(this.orderId);
    if (session) provider.decline(this.random, session, this.desk.asker.origins);
  }

  /** Comes back from the provider's, and looks at the order for a while. */
  private async look(): Promise<Order | null> {
    for (let looks = 0; looks < 4; looks += 1) {
      await pause(this.random.between(20, 400));
      const path = `/orders/${this.orderId}`;
      const answer = await this.desk.asker.ask(this.random, this.person, { method: 'GET', path });
      if (answer?.code !== null) return null;
      const order = orderSchema.parse(answer.body);
      if (order.state !== 'open' && order.state !== 'paying') return order;
    }
    return null;
  }

  private tell(what: '/pay' | '/cancel' | '/extend' | '/heartbeat'): Promise<Answered | null> {
    const path = `/orders/${this.orderId}${what}`;
    return this.desk.asker.ask(this.random, this.person, { method: 'POST', path });
  }

  private wait(minutes: number): Promise<void> {
    // Without a database there is no clock either.
    return letOrderWait(this.desk.system.postgres, this.orderId, minutes).catch(() => undefined);
  }
}

/** As often as they stand here. */
const FATES = [
  ...(['pay', 'pay', 'pay', 'pay', 'pay', 'declineFirst', 'declineFirst', 'payLate'] as const),
  ...(['payLate', 'payAtTheEnd', 'payAtTheEnd', 'payTwice', 'payWrong', 'payWrong'] as const),
  ...(['payUntold', 'vanish', 'vanish', 'giveBack', 'giveBackAndPay', 'extend'] as const),
  'payAndCancel',
] as const;
