/** Many clients that book and cancel at random, two at a time for one user now and then. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../load/random.js';
import type { BookWish } from '../history.js';
import type { Asker } from './asker.js';
import { countOf, slowDown, type Pace } from './pace.js';

const CLIENTS = 40;
const THINK_MS = [5, 60] as const;

export interface CrowdOptions {
  pace: Pace;
  seed: number;
  userIds: readonly string[];
  eventIds: readonly string[];
}

export class Crowd {
  /** By user: the bookings that they know of and have not cancelled yet. */
  private readonly known = new Map<string, Set<string>>();
  private clients: Promise<unknown>[] = [];
  private isOver = false;

  constructor(
    private readonly asker: Asker,
    private readonly options: CrowdOptions,
  ) {}

  start(): void {
    this.clients = Array.from({ length: countOf(CLIENTS, this.options.pace) }, (_, index) =>
      this.live(createRandom(this.options.seed, index + 1)),
    );
  }

  /** Nobody wants anything new; resolves once everybody knows what became of their wishes. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  /**
   * Sends a booking of every event to every process, and resolves once each has its answer. A process
   * takes the requests for an event in their order: those that it had before, and whose senders may
   * have given up, are settled then.
   */
  async flushQueues(): Promise<void> {
    const random = createRandom(this.options.seed, CLIENTS + 1);
    for (const process of ['a', 'b'] as const) {
      await Promise.all(
        this.options.eventIds.map((eventId) =>
          this.asker.fulfil(random, this.wishToBook(random.pick(this.options.userIds), eventId), {
            only: process,
          }),
        ),
      );
    }
  }

  private async live(random: Random): Promise<void> {
    while (!this.isOver) {
      const userId = random.pick(this.options.userIds);
      const known = [...(this.known.get(userId) ?? [])];
      if (known.length > 0 && random.chance(0.5)) {
        await this.cancel(random, userId, random.pick(known));
      } else {
        await this.book(random, userId, random.pick(this.options.eventIds));
      }
      await pause(random.between(...slowDown(THINK_MS, this.options.pace)));
    }
  }

  private wishToBook(userId: string, eventId: string): BookWish {
    const base = { kind: 'book', userId, eventId, key: randomUUID() } as const;
    return this.asker.note({ ...base, attempts: [] });
  }

  private async book(random: Random, userId: string, eventId: string): Promise<void> {
    const wish = this.wishToBook(userId, eventId);
    // A double click, which a balancer hands to one process each.
    const isTwice = random.chance(0.04);
    const [answer] = isTwice
      ? await Promise.all([
          this.asker.fulfil(random, wish, { only: 'a' }),
          this.asker.fulfil(random, wish, { only: 'b' }),
        ])
      : [await this.asker.fulfil(random, wish)];
    if (answer?.kind === 'booked') {
      if (answer.status === 'confirmed') this.learn(userId, answer.bookingId);
      // The same request again, although it has its answer.
      if (random.chance(0.03)) await this.asker.fulfil(random, wish);
    } else if (answer?.kind === 'refused' && answer.code === 'already_booked') {
      await this.lookUp(random, userId);
    }
  }

  private async cancel(random: Random, userId: string, bookingId: string): Promise<void> {
    const wish = this.asker.note({ kind: 'cancel', userId, bookingId, attempts: [] });
    const answer = await this.asker.fulfil(random, wish);
    if (answer !== null) this.known.get(userId)?.delete(bookingId);
  }

  /** A booking whose answer never came is found in the list, as a person would find it. */
  private async lookUp(random: Random, userId: string): Promise<void> {
    await this.asker.fulfil(random, this.asker.note({ kind: 'list', userId, attempts: [] }), {
      onList: (bookings) => {
        for (const { id, status } of bookings) if (status === 'confirmed') this.learn(userId, id);
      },
    });
  }

  private learn(userId: string, bookingId: string): void {
    const known = this.known.get(userId);
    if (known) known.add(bookingId);
    else this.known.set(userId, new Set([bookingId]));
  }
}
