/** Asks one process or the other, until somebody answers; and writes down what was told of orders. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  ifMatchHeader,
  orderSchema,
  orderTokenHeader,
  problemSchema,
  type ProblemCode,
} from '@lastseat/contracts';
import { AccessTokens } from '../../load/access-tokens.js';
import type { Random } from '../../load/random.js';
import type { ToldOrder } from '../history.js';

/** How long somebody waits for an answer before they take it for lost. */
const PATIENCE_MS = [2_000, 7_000] as const;
/** Once nothing is broken any more, nobody should have to ask for longer than this. */
const RESOLVE_WITHIN_MS = 60_000;

/** An account, or a guest with the token of an order. */
export interface Person {
  userId: string | null;
  token: string | null;
}

/** Final: what came back, or why it was refused. */
export type Answered = { code: null; body: unknown } | { code: ProblemCode; body: null };

export interface Request {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
  /** Of what is edited, as it was seen. */
  revision?: number;
}

interface Tried {
  answer: Answered | null;
  what: string;
}

export class Asker {
  readonly told: ToldOrder[] = [];
  readonly unexpected: string[] = [];
  readonly unanswered: string[] = [];
  /** Requests by how they ended. */
  readonly counts = new Map<string, number>();
  private readonly tokens: AccessTokens;
  private givesUpAt = Infinity;

  constructor(
    readonly origins: readonly string[],
    jwtSecret: string,
    /** Told of each try, and whether it has its answer. */
    private readonly onTry: (isAnswered: boolean, tookMs: number) => void = () => undefined,
  ) {
    this.tokens = new AccessTokens(jwtSecret);
  }

  /** Nothing is broken any more. */
  hurry(): void {
    this.givesUpAt = Date.now() + RESOLVE_WITHIN_MS;
  }

  /** @returns null when it gave up: no answer, or none but 503 */
  async ask(random: Random, person: Person, request: Request): Promise<Answered | null> {
    for (let tries = 1; Date.now() < this.givesUpAt; tries += 1) {
      const sentAt = Date.now();
      const { answer, what } = await this.tryOnce(random, person, request);
      this.onTry(answer !== null, Date.now() - sentAt);
      this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
      if (answer !== null) return answer;
      await pause(Math.min(1_000, 25 * 2 ** tries) * (random.between(50, 150) / 100));
    }
    this.unanswered.push(`${request.method} ${request.path}`);
    return null;
  }

  private async tryOnce(random: Random, person: Person, request: Request): Promise<Tried> {
    const { method, path, body } = request;
    const askedAt = Date.now();
    try {
      const response = await fetch(`${random.pick(this.origins)}/api${path}`, {
        method,
        headers: this.headersOf(person, request),
        signal: AbortSignal.timeout(random.between(...PATIENCE_MS)),
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.status < 300) {
        const isJson = response.headers.get('content-type')?.includes('json') === true;
        const content: unknown = isJson ? JSON.parse(text) : null;
        this.noteOrder(content, askedAt);
        return { answer: { code: null, body: content }, what: String(response.status) };
      }
      return this.readProblem(request, response.status, text);
    } catch {
      return { answer: null, what: 'no answer' };
    }
  }

  private readProblem({ method, path }: Request, status: number, text: string): Tried {
    const problem = problemSchema.safeParse(parseJson(text));
    const isKnown = problem.success && problem.data.status === status && status !== 500;
    if (!isKnown) {
      this.unexpected.push(`${method} ${path}: ${status} ${text.slice(0, 300)}`);
      return { answer: null, what: 'unexpected' };
    }
    const { code } = problem.data;
    return { answer: status === 503 ? null : { code, body: null }, what: code };
  }

  private headersOf(
    { userId, token }: Person,
    { body, revision }: Request,
  ): Record<string, string> {
    return {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(revision !== undefined && { [ifMatchHeader]: `"${revision}"` }),
      ...(userId !== null && { authorization: `Bearer ${this.tokens.tokenOf(userId)}` }),
      ...(token !== null && { [orderTokenHeader]: token }),
    };
  }

  private noteOrder(content: unknown, askedAt: number): void {
    const order = orderSchema.safeParse(content);
    if (!order.success) return;
    const { id: orderId, state } = order.data;
    this.told.push({ orderId, state, askedAt, endedAt: Date.now() });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
