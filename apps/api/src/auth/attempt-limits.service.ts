/**
 * How often one may try to get in, and make what fills tables; counted in the database so that all API processes count together.
 *
 * The count of the **address** holds back a guesser with a list of emails. The count of the **account**
 * holds back guessers with many addresses; it is kept for every email alike, so it says nothing about who
 * has an account.
 *
 * The price of a limit by account is that a stranger can use it up and keep the owner out. So the window
 * is short and never prolonged by further tries: with the defaults it is over after five minutes, and a
 * guesser gets 91 tries in any hour at the most (ASVS 2.2.1 allows 100). And of an account's log-ins one
 * address has **half**: a single stranger, however long he goes on, leaves some for the owner. Who has
 * two addresses can still lock the owner out for as long as he goes on; whoever is signed in stays so.
 * Where all visitors are one address to us (no TRUST_PROXY), so can anybody.
 *
 * The narrower count is asked first: who has used up his share counts against nobody else any more. Of a
 * refresh that is the session's, or the token's where it is worth nothing.
 *
 * An attempt is counted before it is made: counting failures afterwards would let a thousand that come at
 * once all see a count of none. What turns out well is taken off again.
 */
import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../common/config/config.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { toProblemError } from '../common/http/problems/problem.filter.js';
import { ClientAddressService } from '../common/http/client-address.service.js';
import { createLimiters, type AttemptKind, type Limiters } from './attempt-limiters.js';
import { sendLimitHeaders, type LimitState } from './limit-headers.js';
import { PasswordQueue } from './password-queue.js';

/** Those that have a password hashed. */
const hashing: ReadonlySet<AttemptKind> = new Set<AttemptKind>(['login', 'register', 'password']);

/** Who tries. */
export interface Caller {
  request: FastifyRequest;
  reply: FastifyReply;
  /**
   * The email, the session of a refresh, the passkey, or the address that a code is to go to; null where
   * there is none to count by.
   */
  account: string | null;
}

interface Counter {
  limiter: RateLimiterPostgres;
  /** What it counts by. */
  subject: 'address' | 'account';
  key: string;
}

@Injectable()
export class AttemptLimitsService {
  private readonly logger = new Logger(AttemptLimitsService.name);
  private readonly limiters: Limiters;

  constructor(
    prisma: PrismaService,
    @Inject(CONFIG) config: Config,
    private readonly addresses: ClientAddressService,
    private readonly passwords: PasswordQueue,
  ) {
    this.limiters = createLimiters(prisma, config);
  }

  /**
   * Makes the attempt if the caller may. A password or a code that was right ends the account's count; a
   * success of another kind counts like any attempt. One that failed by our fault counts for nothing, and
   * neither does one before which the second factor has to be shown: it was not made.
   * @param isOwners of a log-in: whether it led to who has the address. Anybody can make an account that
   * only claims it, so to come into one counts for nothing, and washes no guesses away.
   * @throws ProblemError `too_many_requests`, `busy`, and whatever the attempt throws
   */
  async limit<T>(
    kind: AttemptKind,
    caller: Caller,
    attempt: () => Promise<T>,
    isOwners: (result: T) => boolean = () => true,
  ): Promise<T> {
    // Whoever is refused comes again at once: counted and given back, each of a crowd would be several
    // statements, whose answers the event loop deals with before the bookings that come after them.
    if (hashing.has(kind)) this.passwords.refuseIfFull();
    const counted: Counter[] = [];
    try {
      await this.countAll(this.listCounters(kind, caller), counted, caller.reply);
      const result = await attempt();
      const reward = isOwners(result) ? onSuccess[kind] : giveBack;
      if (reward) await this.change(counted, reward);
      return result;
    } catch (error) {
      if (!wasMade(error)) await this.change(counted, giveBack);
      throw error;
    }
  }

  private listCounters(kind: AttemptKind, { request, account }: Caller): Counter[] {
    const { address, share, account: byAccount } = this.limiters[kind];
    const block = address ? this.addresses.findAddressBlock(request.raw) : null;
    const counters: Counter[] = [];
    if (block !== null && address) counters.push(toCounter(address, 'address', block));
    if (block !== null && account !== null && share) {
      counters.push(toCounter(share, 'account', `${block} ${account}`));
    }
    if (account !== null) counters.push(toCounter(byAccount, 'account', account));
    return kind === 'refresh' ? counters.reverse() : counters;
  }

  /** One after the other: see above for the order. Notes what it has counted, up to where it failed. */
  private async countAll(
    counters: Counter[],
    counted: Counter[],
    reply: FastifyReply,
  ): Promise<void> {
    const states: LimitState[] = [];
    for (const counter of counters) {
      const { limiter, key } = counter;
      const { result, isRefused } = await count(limiter, key);
      counted.push(counter);
      states.push({ limiter, result });
      sendLimitHeaders(reply, states);
      if (!isRefused) continue;
      const numbers = { retryAfterSeconds: Math.ceil(result.msBeforeNext / 1000) };
      throw new ProblemError('too_many_requests', undefined, { numbers });
    }
  }

  /** The attempt is over by now: a count that stays too high is not worth its answer. */
  private async change(
    counters: Counter[],
    how: (counter: Counter) => Promise<unknown>,
  ): Promise<void> {
    const changes = await Promise.allSettled(counters.map(how));
    for (const change of changes) {
      if (change.status === 'rejected') this.logger.warn(`A count stays: ${String(change.reason)}`);
    }
  }
}

/** Keys are hashed: the table need not list who tried to get in, and from where. */
function toCounter(
  limiter: RateLimiterPostgres,
  subject: Counter['subject'],
  word: string,
): Counter {
  return { limiter, subject, key: createHash('sha256').update(word).digest('base64url') };
}

async function count(limiter: RateLimiterPostgres, key: string) {
  try {
    return { result: await limiter.consume(key), isRefused: false };
  } catch (error) {
    // The library throws the result of what is over the limit, and every failure of the database.
    if (error instanceof RateLimiterRes) return { result: error, isRefused: true };
    throw error;
  }
}

function wasMade(error: unknown): boolean {
  const { status, code } = toProblemError(error);
  return status < 500 && code !== 'confirmation_required';
}

const giveBack = ({ limiter, key }: Counter) => limiter.reward(key);

/** Of an address only this one attempt: an account of one's own must not wash the others away. */
const forgive = (counter: Counter) =>
  counter.subject === 'account' ? counter.limiter.delete(counter.key) : giveBack(counter);

/** What is not here counts a success like any attempt. */
const onSuccess: Partial<Record<AttemptKind, (counter: Counter) => Promise<unknown>>> = {
  login: forgive,
  password: forgive,
  'second-step': forgive,
  passkey: forgive,
  // Whoever has a code may use it as often as they like; a guess that was right is no guess.
  accessCode: giveBack,
  // Only the one: the owner's own log-ins must not wash away what somebody else has tried that day.
  totp: giveBack,
};
