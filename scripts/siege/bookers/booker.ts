/**
 * One person who books and cancels at a steady pace. What was not answered is asked again, with the same
 * key, until it is known: as the web app does it.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NO_ANSWER } from '../../load/keep-alive-connection.js';
import type { Random } from '../../load/random.js';
import type { BookerAnswer } from '../siege-record.js';
import type { Caller } from './caller.js';

interface Person {
  userId: string;
  /** From one request to the next, unless the answer takes longer. */
  paceMs: number;
  eventIds: readonly string[];
  random: Random;
}

export class Booker {
  private key: string = randomUUID();
  private eventId: string;
  /** What the person holds, as far as they know. */
  private held: string | null = null;

  constructor(
    private readonly person: Person,
    private readonly caller: Caller,
    private readonly onAnswer: (answer: BookerAnswer) => void,
  ) {
    this.eventId = person.random.pick(person.eventIds);
  }

  /** Until the signal; a request that is under way then is answered first. */
  async live(signal: AbortSignal): Promise<void> {
    await this.rest(this.person.random.fraction() * this.person.paceMs, signal);
    while (!signal.aborted) {
      const startedAt = performance.now();
      await (this.held === null ? this.book() : this.cancel(this.held));
      await this.rest(this.person.paceMs - (performance.now() - startedAt), signal);
    }
  }

  private async book(): Promise<void> {
    const { userId, eventIds, random } = this.person;
    const answer = await this.caller.book(userId, this.eventId, this.key);
    this.onAnswer({ kind: 'book', userId, eventId: this.eventId, ...answer });
    if (!isFinal(answer.status)) return;
    this.held = answer.status === 201 ? answer.bookingId : null;
    this.key = randomUUID();
    if (this.held === null) this.eventId = random.pick(eventIds);
  }

  private async cancel(bookingId: string): Promise<void> {
    const { userId, eventIds, random } = this.person;
    const answer = await this.caller.cancel(userId, bookingId);
    this.onAnswer({ kind: 'cancel', userId, eventId: this.eventId, ...answer });
    if (!isFinal(answer.status)) return;
    this.held = null;
    this.eventId = random.pick(eventIds);
  }

  private async rest(milliseconds: number, signal: AbortSignal): Promise<void> {
    await pause(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined);
  }
}

const isFinal = (status: number) => status !== NO_ANSWER && status < 500;
