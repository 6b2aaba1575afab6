/** What every answer tells a browser not to do with it: the set of helmet, where it means something. */
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';

const commonHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
};

/** Data: even if a browser were brought to show it as a page, it could load and run nothing. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Swagger UI writes styles into its page; its scripts are files. */
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A year: browsers that came by HTTPS once do not try without again (RFC 6797). */
const transportHeaders = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

export type SecurityHeaders = Record<string, string>;

/** The headers of an answer that is data, a problem document for one. */
export function securityHeaders({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): SecurityHeaders {
  return {
    'content-security-policy': dataPolicy,
    ...commonHeaders,
    ...(PUBLIC_URL.startsWith('https:') && transportHeaders),
  };
}

/** On every answer that Fastify routes. */
export function sendSecurityHeaders(fastify: FastifyInstance, headers: SecurityHeaders): void {
  const docsHeaders = { ...headers, 'content-security-policy': docsPolicy };
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(request.url.startsWith('/api/docs') ? docsHeaders : headers);
    done();
  });
}
