/**
 * People without an account, and some who have one and do not say so. They confirm by the link of their
 * mail, in time, too late or not at all, and let their places go by it.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../load/random.js';
import type { BookAsGuestWish, LinkWish } from '../history.js';
import type { Asker } from './asker.js';
import type { ManageLinks } from './manage-links.js';
import { countOf, slowDown, type Pace } from './pace.js';

const CLIENTS = 12;
const ADDRESSES = 24;
/** Of those without an account. */
export const GUESTS: readonly string[] = Array.from(
  { length: ADDRESSES },
  (_, index) => `guest-${index}@example.com`,
);
/** So many of the users book as guests as well. */
const WITH_ACCOUNT = 6;
const THINK_MS = [5, 120] as const;

export interface GuestsOptions {
  pace: Pace;
  seed: number;
  eventIds: readonly string[];
  immediateIds: ReadonlySet<string>;
  userIds: readonly string[];
  holdMs: number;
}

export class Guests {
  private readonly people: readonly string[];
  private clients: Promise<unknown>[] = [];
  private isOver = false;

  constructor(
    private readonly asker: Asker,
    private readonly links: ManageLinks,
    private readonly options: GuestsOptions,
  ) {
    this.people = [...GUESTS, ...options.userIds.slice(0, WITH_ACCOUNT)];
  }

  start(): void {
    // Streams of chance that nobody else has.
    this.clients = Array.from({ length: countOf(CLIENTS, this.options.pace) }, (_, index) =>
      this.live(createRandom(this.options.seed, 2_000 + index)),
    );
  }

  /** Nobody wants anything new; resolves once everybody knows what became of their wishes. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  private async live(random: Random): Promise<void> {
    while (!this.isOver) {
      await this.visit(random, random.pick(this.people), random.pick(this.options.eventIds));
      await pause(random.between(...slowDown(THINK_MS, this.options.pace)));
    }
  }

  private async visit(random: Random, userId: string, eventId: string): Promise<void> {
    const wish = this.note<BookAsGuestWish>({
      ...{ kind: 'bookAsGuest', userId, eventId, key: randomUUID(), attempts: [] },
      isToConfirm: !this.options.immediateIds.has(eventId),
    });
    // A double click, which a balancer hands to one process each.
    const [answer] = await this.ask(random, wish, random.chance(0.04));
    if (answer?.kind !== 'told') return;
    const place = { userId, eventId, token: await this.links.tokenOf(userId, eventId) };
    if (answer.status === 'held') await this.decide(random, place);
    else if (random.chance(0.8)) await this.use(random, 'cancelByLink', place);
    // The same request again, although it has its answer.
    if (random.chance(0.05)) await this.ask(random, wish);
  }

  /** What becomes of a held place. */
  private async decide(random: Random, place: Place): Promise<void> {
    const fate = random.fraction();
    if (fate < 0.5) {
      await this.use(random, 'confirmByLink', place, random.chance(0.1));
      if (random.chance(0.8)) await this.use(random, 'cancelByLink', place);
    } else if (fate < 0.6) {
      await this.use(random, 'cancelByLink', place);
    } else if (fate < 0.7) {
      // Two who have the link want two things at once.
      await Promise.all([
        this.use(random, 'confirmByLink', place),
        this.use(random, 'cancelByLink', place),
      ]);
    } else {
      await pause(this.options.holdMs + random.between(-100, 600));
      if (random.chance(0.7)) await this.use(random, 'confirmByLink', place);
    }
  }

  private async use(
    random: Random,
    kind: LinkWish['kind'],
    place: Place,
    isTwice = false,
  ): Promise<void> {
    await this.ask(random, this.note({ kind, ...place, attempts: [] }), isTwice);
  }

  private note<W extends BookAsGuestWish | LinkWish>(wish: W): W {
    return this.asker.note(wish);
  }

  private ask(random: Random, wish: BookAsGuestWish | LinkWish, isTwice = false) {
    const ways = isTwice ? ([{ only: 'a' }, { only: 'b' }] as const) : [{}];
    return Promise.all(ways.map((way) => this.asker.fulfil(random, wish, way)));
  }
}

type Place = Pick<LinkWish, 'userId' | 'eventId' | 'token'>;
