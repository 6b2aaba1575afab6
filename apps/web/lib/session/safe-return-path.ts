import { paths } from '@/lib/http/paths';

/** An address that no site has: what it becomes says whether a text stays on its own site. */
const anyOrigin = 'https://lastseat.invalid';

// Browsers drop tabs and line breaks from an address and read `\` as `/`, so that `/<tab>/evil.com`
// would lead away although it begins with one slash.
const isOwnPath = /^\/(?![/\\])[^\\\p{Cc}]*$/u;

/**
 * The page to go back to, if the text is the path of one of our own pages. It comes out of an address
 * that anybody may have written: it must never lead to another site.
 */
export function toSafeReturnPath(text: string | null | undefined): string {
  if (!text || !isOwnPath.test(text) || !URL.canParse(text, anyOrigin)) return paths.events();
  const url = new URL(text, anyOrigin);
  // `/.//evil.com` is one of our paths whose short form is not.
  const path = `${url.pathname}${url.search}${url.hash}`;
  if (url.origin !== anyOrigin || path.startsWith('//')) return paths.events();
  return isPage(url.pathname) ? path : paths.events();
}

/** Signing in must not lead back to signing in, nor to a document of the API. */
function isPage(pathname: string): boolean {
  return ![paths.login(), paths.register(), '/api', '/socket.io'].some(
    (path) => pathname === path || pathname.startsWith(`${path}/`),
  );
}

/** Marks a detour by an ended session: the page says so, and shows itself whatever the cookie says. */
export const endedParameter = 'ended';

export function signInPath(returnTo: string, { hasEnded = false } = {}): string {
  return withReturnPath(paths.login(), returnTo) + (hasEnded ? `&${endedParameter}=1` : '');
}

export function registerPath(returnTo: string): string {
  return withReturnPath(paths.register(), returnTo);
}

function withReturnPath(path: string, returnTo: string): string {
  return `${path}?next=${encodeURIComponent(toSafeReturnPath(returnTo))}`;
}
