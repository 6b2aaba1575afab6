import { isGuardedPath, isSignInPath } from './page-access';
import { endedParameter, signInPath, toSafeReturnPath } from './safe-return-path';

interface PageRequest {
  pathname: string;
  search: string;
  hasSessionCookie: boolean;
}

/**
 * Where a request for a page belongs instead; null when it is right. Only a first look, to spare
 * people a page that is not for them: what the cookie is worth the API decides, at each request.
 *
 * It cannot go round in circles with a cookie that is worth nothing: the page that finds out leads
 * to `/login?…&ended=1`, which is shown whatever the cookie looks like.
 */
export function findRedirect({ pathname, search, hasSessionCookie }: PageRequest): string | null {
  if (isGuardedPath(pathname)) return hasSessionCookie ? null : signInPath(`${pathname}${search}`);
  if (!isSignInPath(pathname)) return null;
  const query = new URLSearchParams(search);
  if (!hasSessionCookie || query.has(endedParameter)) return null;
  return toSafeReturnPath(query.get('next'));
}
