/**
 * `RateLimit` and `RateLimit-Policy`, by the draft of the IETF's HTTPAPI group
 * (draft-ietf-httpapi-ratelimit-headers-10): what is left of each quota and for how many seconds, and
 * the quotas themselves.
 */
import type { FastifyReply } from 'fastify';
import type { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

export interface LimitState {
  limiter: RateLimiterPostgres;
  result: RateLimiterRes;
}

export function sendLimitHeaders(reply: FastifyReply, states: LimitState[]): void {
  const policies = states.map(
    ({ limiter }) => `"${limiter.keyPrefix}";q=${limiter.points};w=${limiter.duration}`,
  );
  const left = states.map(({ limiter, result: { remainingPoints, msBeforeNext } }) => {
    return `"${limiter.keyPrefix}";r=${remainingPoints};t=${Math.ceil(msBeforeNext / 1000)}`;
  });
  void reply.header('ratelimit-policy', policies.join(', '));
  void reply.header('ratelimit', left.join(', '));
}
