/**
 * People who wait for a seat of a sold-out event, the same users as those who book. They look at their line,
 * take what they are offered, let it go, or let it run out, and leave when they have waited long enough.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../load/random.js';
import type { AcceptWish, CancelWish, LineWish, ReadOwnLineWish } from '../history.js';
import type { Asker } from './asker.js';
import { countOf, slowDown, type Pace } from './pace.js';

const CLIENTS = 14;
const THINK_MS = [5, 120] as const;
const LOOK_MS = [80, 400] as const;
/** How long somebody waits for their turn. */
const PATIENCE_MS = [300, 5_000] as const;

export interface WaitersOptions {
  pace: Pace;
  seed: number;
  eventIds: readonly string[];
  userIds: readonly string[];
  /** How long an offer stands. */
  offerMs: number;
}

interface Offer {
  userId: string;
  eventId: string;
  bookingId: string;
}

export class Waiters {
  private clients: Promise<unknown>[] = [];
  private isOver = false;

  constructor(
    private readonly asker: Asker,
    private readonly options: WaitersOptions,
  ) {}

  start(): void {
    // Streams of chance that nobody else has.
    this.clients = Array.from({ length: countOf(CLIENTS, this.options.pace) }, (_, index) =>
      this.live(createRandom(this.options.seed, 3_000 + index)),
    );
  }

  /** Nobody wants anything new; resolves once everybody knows what became of their wishes. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  private async live(random: Random): Promise<void> {
    const { userIds, eventIds } = this.options;
    while (!this.isOver) {
      await this.visit(random, random.pick(userIds), random.pick(eventIds));
      await pause(random.between(...slowDown(THINK_MS, this.options.pace)));
    }
  }

  private async visit(random: Random, userId: string, eventId: string): Promise<void> {
    const wish: LineWish = { kind: 'join', userId, eventId, attempts: [] };
    // A double click, which a balancer hands to one process each.
    const [answer] = await this.ask(random, wish, random.chance(0.05));
    if (answer?.kind === 'booked') {
      const booked = { userId, eventId, bookingId: answer.bookingId };
      if (answer.status === 'held') await this.decide(random, booked);
      else if (random.chance(0.8)) await this.letGo(random, booked);
    } else if (answer?.kind === 'waiting') {
      await this.wait(random, answer.entryId, { userId, eventId });
    }
  }

  private async wait(random: Random, entryId: string, person: Omit<Offer, 'bookingId'>) {
    const until = Date.now() + random.between(...PATIENCE_MS);
    const { userId, eventId } = person;
    while (!this.isOver && Date.now() < until) {
      await pause(random.between(...LOOK_MS));
      const look: ReadOwnLineWish = { kind: 'readOwnLine', userId, attempts: [] };
      const [own] = await this.ask(random, look);
      if (own?.kind !== 'ownLine') return;
      const offer = own.offers.find((one) => one.eventId === eventId);
      if (offer) return this.decide(random, { ...person, bookingId: offer.bookingId });
      // Booked at once, or ended by somebody else.
      if (!own.entryIds.includes(entryId)) return;
    }
    await this.ask(random, { kind: 'leave', userId, eventId, attempts: [] }, random.chance(0.1));
  }

  private async decide(random: Random, offer: Offer): Promise<void> {
    const fate = random.fraction();
    if (fate < 0.4) {
      await this.accept(random, offer, random.chance(0.1));
      if (random.chance(0.8)) await this.letGo(random, offer);
    } else if (fate < 0.55) {
      await this.letGo(random, offer, random.chance(0.1));
    } else if (fate < 0.65) {
      await Promise.all([this.accept(random, offer), this.letGo(random, offer)]);
    } else {
      // Around the instant in which it runs out, or never.
      await pause(this.options.offerMs + random.between(-700, 300));
      if (random.chance(0.7)) await this.accept(random, offer);
    }
  }

  private async accept(random: Random, offer: Offer, isTwice = false): Promise<void> {
    await this.ask<AcceptWish>(random, { kind: 'accept', ...offer, attempts: [] }, isTwice);
  }

  private async letGo(
    random: Random,
    { userId, bookingId }: Offer,
    isTwice = false,
  ): Promise<void> {
    await this.ask<CancelWish>(
      random,
      { kind: 'cancel', userId, bookingId, attempts: [] },
      isTwice,
    );
  }

  private ask<W extends LineWish | ReadOwnLineWish | AcceptWish | CancelWish>(
    random: Random,
    wish: W,
    isTwice = false,
  ) {
    const noted = this.asker.note(wish);
    const ways = isTwice ? ([{ only: 'a' }, { only: 'b' }] as const) : [{}];
    return Promise.all(ways.map((way) => this.asker.fulfil(random, noted, way)));
  }
}
