/**
 * Many clients that book and cancel at random, two at a time for one user now and then. A request
 * without an answer, or with 503, is sent again with the same key, to either process, until the client
 * knows.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Booking } from '@lastseat/contracts';
import { AccessTokens } from '../../load/access-tokens.js';
import { isFinal } from '../checker/answers.js';
import type { Answer, Attempt, BookWish, ProcessName, Wish } from '../history.js';
import { createRandom, type Random } from '../../load/random.js';
import { sendRequest } from './send-request.js';

const CLIENTS = 40;
/** How long a client waits for an answer before it takes it for lost. */
const PATIENCE_MS = [1_500, 4_500] as const;
const THINK_MS = [5, 60] as const;
/** Once nothing is broken any more, nobody should have to ask for longer than this. */
const RESOLVE_WITHIN_MS = 60_000;

export interface CrowdOptions {
  seed: number;
  origins: Record<ProcessName, string>;
  jwtSecret: string;
  userIds: readonly string[];
  eventIds: readonly string[];
  onAttempt: (attempt: Attempt, wish: Wish) => void;
}

export class Crowd {
  /** Everything that anybody wanted. */
  readonly wishes: Wish[] = [];
  private readonly tokens: AccessTokens;
  /** By user: the bookings that they know of and have not cancelled yet. */
  private readonly known = new Map<string, Set<string>>();
  private clients: Promise<unknown>[] = [];
  private isOver = false;
  private givesUpAt = Infinity;

  constructor(private readonly options: CrowdOptions) {
    this.tokens = new AccessTokens(options.jwtSecret);
  }

  start(): void {
    this.clients = Array.from({ length: CLIENTS }, (_, index) =>
      this.live(createRandom(this.options.seed, index + 1)),
    );
  }

  /** Nobody wants anything new; resolves once everybody knows what became of their wishes. */
  async finish(): Promise<void> {
    this.isOver = true;
    this.givesUpAt = Date.now() + RESOLVE_WITHIN_MS;
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
          this.fulfil(random, this.wishToBook(random.pick(this.options.userIds), eventId), process),
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
      await pause(random.between(...THINK_MS));
    }
  }

  private wishToBook(userId: string, eventId: string): BookWish {
    const wish: BookWish = { kind: 'book', userId, eventId, key: randomUUID(), attempts: [] };
    this.wishes.push(wish);
    return wish;
  }

  private async book(random: Random, userId: string, eventId: string): Promise<void> {
    const wish = this.wishToBook(userId, eventId);
    // A double click, which a balancer hands to one process each.
    const isTwice = random.chance(0.04);
    const [answer] = isTwice
      ? await Promise.all([this.fulfil(random, wish, 'a'), this.fulfil(random, wish, 'b')])
      : [await this.fulfil(random, wish)];
    if (answer?.kind === 'booked') {
      if (answer.status === 'confirmed') this.learn(userId, answer.bookingId);
      // The same request again, although it has its answer.
      if (random.chance(0.03)) await this.fulfil(random, wish);
    } else if (answer?.kind === 'refused' && answer.code === 'already_booked') {
      await this.lookUp(random, userId);
    }
  }

  private async cancel(random: Random, userId: string, bookingId: string): Promise<void> {
    const wish: Wish = { kind: 'cancel', userId, bookingId, attempts: [] };
    this.wishes.push(wish);
    const answer = await this.fulfil(random, wish);
    if (answer !== null) this.known.get(userId)?.delete(bookingId);
  }

  /** A booking whose answer never came is found in the list, as a person would find it. */
  private async lookUp(random: Random, userId: string): Promise<void> {
    const wish: Wish = { kind: 'list', userId, attempts: [] };
    this.wishes.push(wish);
    await this.fulfil(random, wish, undefined, (bookings) => {
      for (const { id, status } of bookings) if (status === 'confirmed') this.learn(userId, id);
    });
  }

  private learn(userId: string, bookingId: string): void {
    const known = this.known.get(userId);
    if (known) known.add(bookingId);
    else this.known.set(userId, new Set([bookingId]));
  }

  /** Asks until the answer is final; null when it gave up. With `only`, always the same process. */
  private async fulfil(
    random: Random,
    wish: Wish,
    only?: ProcessName,
    onList?: (bookings: Booking[]) => void,
  ): Promise<Answer | null> {
    for (let tries = 1; Date.now() < this.givesUpAt; tries += 1) {
      const process = only ?? random.pick(['a', 'b']);
      const sentAt = Date.now();
      const { answer, bookings } = await sendRequest(
        this.options.origins[process],
        wish,
        this.tokens.tokenOf(wish.userId),
        random.between(...PATIENCE_MS),
      );
      const attempt: Attempt = { process, sentAt, endedAt: Date.now(), answer };
      wish.attempts.push(attempt);
      this.options.onAttempt(attempt, wish);
      onList?.(bookings);
      if (isFinal(answer)) return answer;
      await pause(Math.min(1_000, 25 * 2 ** tries) * (random.between(50, 150) / 100));
    }
    return null;
  }
}
