/**
 * The cookie of the session. Not readable by scripts, not sent with another site's POST. `Path=/` because
 * the web server decides by it on every page which of them to show.
 *
 * Read and written only by the routes that need it: `@fastify/cookie` has no hooks here, which would
 * cost every request.
 */
import { refreshCookieName } from '@lastseat/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../common/config/config.js';
import { REFRESH_TOKEN_MS } from './sessions.service.js';

type Attributes = Parameters<FastifyInstance['serializeCookie']>[2];

export function readRefreshCookie({ server, headers }: FastifyRequest): string | undefined {
  return headers.cookie === undefined
    ? undefined
    : server.parseCookie(headers.cookie)[refreshCookieName];
}

export function sendRefreshCookie(reply: FastifyReply, token: string, config: Config): void {
  sendCookie(reply, token, { ...listAttributes(config), maxAge: REFRESH_TOKEN_MS / 1000 });
}

export function clearRefreshCookie(reply: FastifyReply, config: Config): void {
  sendCookie(reply, '', { ...listAttributes(config), expires: new Date(0) });
}

function listAttributes(config: Config): Attributes {
  return {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: config.PUBLIC_URL.startsWith('https:'),
  };
}

function sendCookie(reply: FastifyReply, value: string, attributes: Attributes): void {
  void reply.header(
    'set-cookie',
    reply.server.serializeCookie(refreshCookieName, value, attributes),
  );
}
