/**
 * Which pages may send requests that carry or set the cookie. `SameSite=Lax` keeps the cookie from other
 * sites, but not from another host or port of the same site, and a log-in needs no cookie at all: a
 * strange page could sign a visitor in as somebody else.
 */
import type { IncomingHttpHeaders } from 'node:http';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

export function isLoopbackName(hostname: string): boolean {
  return loopbackNames.includes(hostname);
}

/** Says of the headers of a request whether they come from a page that is not ours. */
export type IsForeign = (headers: IncomingHttpHeaders) => boolean;

export function createOriginCheck(publicUrl: string): IsForeign {
  const allowed = listAllowedOrigins(new URL(publicUrl));
  return ({ origin, host, 'sec-fetch-site': site }) => {
    if (origin !== undefined) return !allowed.has(origin) && !isOwnDocumentation(origin, host);
    // Browsers leave Origin out of a GET within the site; scripts and curl send neither of the two.
    return site === 'cross-site' || site === 'same-site';
  };
}

function listAllowedOrigins({ origin, protocol, hostname, port }: URL): Set<string> {
  if (!isLoopbackName(hostname)) return new Set([origin]);
  const suffix = port === '' ? '' : `:${port}`;
  return new Set(loopbackNames.map((name) => `${protocol}//${name}${suffix}`));
}

/**
 * The page at /api/docs on the API's own port. Only by a loopback name: with any other, a page could
 * have its own name resolve to this machine (DNS rebinding) and would be "the same".
 */
function isOwnDocumentation(origin: string, host: string | undefined): boolean {
  const [, address, name] = /^http:\/\/((.+?)(?::\d+)?)$/.exec(origin) ?? [];
  return address === host && name !== undefined && isLoopbackName(name);
}
