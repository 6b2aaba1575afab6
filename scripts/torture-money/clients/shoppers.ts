/** People who want seats: they check out, wait in line where all are taken, and come again. */
import { setTimeout as pause } from 'node:timers/promises';
import { ownWaitlistSchema } from '@lastseat/contracts';
import { createRandom, type Random } from '../../load/random.js';
import { countOf, slowDown } from '../../torture/clients/pace.js';
import type { SoldEvent } from '../system/market.js';
import type { Person } from './asker.js';
import { checkOut, Purchase, type Desk, type Wish } from './purchase.js';

const CLIENTS = 20;
const THINK_MS = [20, 250] as const;
const LOOK_MS = [50, 250] as const;
/** How often somebody in line looks whether it is their turn. */
const LOOKS = 12;
const GUEST_SHARE = 0.3;
const CODE_SHARE = 0.4;

export class Shoppers {
  /** Events of which nobody wants anything any more: they are cancelled. */
  private readonly gone = new Set<SoldEvent>();
  private clients: Promise<unknown>[] = [];
  private isOver = false;

  constructor(
    private readonly desk: Desk,
    private readonly seed: number,
  ) {}

  start(): void {
    this.clients = Array.from({ length: countOf(CLIENTS, this.desk.pace) }, (_, index) =>
      this.live(createRandom(this.seed, index + 1)),
    );
  }

  /** Nobody wants anything new; resolves once everybody knows what became of their wishes. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  private async live(random: Random): Promise<void> {
    const { events, userIds } = this.desk.system.market;
    while (!this.isOver) {
      const event = random.pick(events.filter((one) => !this.gone.has(one)));
      const isGuest = event.takesGuests && random.chance(GUEST_SHARE);
      const person = { userId: isGuest ? null : random.pick(userIds), token: null };
      await this.visit(random, person, event);
      await pause(random.between(...slowDown(THINK_MS, this.desk.pace)));
    }
  }

  private async visit(random: Random, person: Person, event: SoldEvent): Promise<void> {
    const wish = wishFor(random, event);
    const isFree = event.types.some(
      ({ id, priceCents }) =>
        priceCents === 0 && wish.lines.every((line) => line.ticketTypeId === id),
    );
    // Now and then somebody tries to have for nothing what is to be paid.
    if (isFree || random.chance(0.05)) return this.bookForNothing(random, person, wish);
    const { purchase, answer } = await checkOut(this.desk, random, person, wish);
    if (answer?.code === 'event_cancelled') this.gone.add(event);
    if (purchase) {
      const payer = { ...person, token: purchase.token };
      await new Purchase(this.desk, random, payer, event, purchase.id).live();
    } else if (answer?.code === 'sold_out' && event.hasLine && person.userId !== null) {
      await this.waitInLine(random, person, wish);
    }
  }

  private async bookForNothing(
    random: Random,
    person: Person,
    { event, lines }: Wish,
  ): Promise<void> {
    if (person.userId === null) return;
    const body = { eventId: event.id, ...lines[0]! };
    await this.desk.asker.ask(random, person, { method: 'POST', path: '/book', body });
  }

  /** An offer is paid like anything else. */
  private async waitInLine(random: Random, person: Person, wish: Wish): Promise<void> {
    const { asker } = this.desk;
    const path = `/events/${wish.event.id}/waitlist`;
    const joined = await asker.ask(random, person, { method: 'POST', path, body: {} });
    if (joined?.code !== null) return;
    for (let looks = 0; looks < LOOKS && !this.isOver; looks += 1) {
      await pause(random.between(...LOOK_MS));
      const answer = await asker.ask(random, person, { method: 'GET', path: '/waitlist' });
      const own = ownWaitlistSchema.safeParse(answer?.body);
      const isOffered = own.data?.offers.some(({ eventId }) => eventId === wish.event.id);
      if (!isOffered) continue;
      const { purchase } = await checkOut(this.desk, random, person, wish);
      if (purchase) await new Purchase(this.desk, random, person, wish.event, purchase.id).live();
      return;
    }
    await asker.ask(random, person, { method: 'DELETE', path });
  }
}

/** Seats of one type or of several, by a code or without. */
function wishFor(random: Random, event: SoldEvent): Wish {
  const { types, maxPerPerson, codes } = event;
  const promoCode = codes.length > 0 && random.chance(CODE_SHARE) ? random.pick(codes) : null;
  if (types.length === 0) {
    return { event, lines: [{ quantity: random.between(1, maxPerPerson) }], promoCode };
  }
  const chosen = random.shuffle(types).slice(0, random.between(1, types.length));
  const most = Math.max(1, Math.floor(maxPerPerson / chosen.length));
  const lines = chosen.map(({ id: ticketTypeId }) => ({
    ...{ quantity: random.between(1, most), ticketTypeId },
  }));
  return { event, lines, promoCode };
}
