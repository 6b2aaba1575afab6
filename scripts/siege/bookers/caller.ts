/** Requests of people who book, over kept connections. */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { bookingSchema } from '@lastseat/contracts';
import type { AccessTokens } from '../../load/access-tokens.js';
import { NO_ANSWER } from '../../load/keep-alive-connection.js';
import type { BookerAnswer } from '../siege-record.js';

/** Longer than the API lets a booking wait (`BOOKING_DEADLINE_MS`): it answers first. */
const PATIENCE_MS = 15_000;

type Answer = Pick<BookerAnswer, 'bookingId' | 'status' | 'askedAt' | 'ms'>;

export class Caller {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(
    private readonly port: number,
    private readonly tokens: AccessTokens,
  ) {}

  book(userId: string, eventId: string, key: string): Promise<Answer> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const body = JSON.stringify({ eventId });
    return this.send('POST', '/api/book', this.signIn(userId, headers), body, null);
  }

  cancel(userId: string, bookingId: string): Promise<Answer> {
    const path = `/api/bookings/${bookingId}`;
    return this.send('DELETE', path, this.signIn(userId, {}), '', bookingId);
  }

  private signIn(userId: string, headers: Record<string, string>): Record<string, string> {
    return { ...headers, authorization: `Bearer ${this.tokens.tokenOf(userId)}` };
  }

  private async send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string,
    asked: string | null,
  ): Promise<Answer> {
    const askedAt = Date.now();
    const started = performance.now();
    const { status, content } = await this.exchange(method, path, headers, body);
    const booking = status === 200 || status === 201 ? bookingSchema.safeParse(content).data : null;
    const ms = performance.now() - started;
    return { askedAt, ms, status, bookingId: booking?.id ?? asked };
  }

  private exchange(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<{ status: number; content: unknown }> {
    return new Promise((resolve) => {
      const giveUp = () => resolve({ status: NO_ANSWER, content: null });
      const { port, agent } = this;
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const sent = request(
        { host: '127.0.0.1', port, agent, method, path, headers, signal },
        (answer) => {
          text(answer).then(
            (words) => resolve({ status: answer.statusCode ?? NO_ANSWER, content: parse(words) }),
            giveUp,
          );
        },
      );
      sent.once('error', giveUp);
      sent.end(body);
    });
  }
}

function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
