import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '../common/config.js';
import { REFRESH_TOKEN_MS } from './sessions.service.js';

/**
 * Not readable by scripts, not sent with another site's POST. `Path=/` because the web server decides
 * by it on every page which of them to show.
 */
export function refreshCookieOptions(config: Config): CookieSerializeOptions {
  return {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: config.PUBLIC_URL.startsWith('https:'),
    maxAge: REFRESH_TOKEN_MS / 1000,
  };
}
