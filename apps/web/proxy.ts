import { randomBytes } from 'node:crypto';
import { refreshCookieName } from '@lastseat/contracts';
import { NextResponse, type NextRequest } from 'next/server';
import { getPublicOrigin, isDevelopment } from './lib/config';
import { writeContentSecurityPolicy } from './lib/content-security-policy';
import { findRedirect } from './lib/find-redirect';

/** A year, for this host; what other hosts its owner has is not ours to know. */
const strictTransport = 'max-age=31536000';

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const target = findRedirect({
    pathname,
    search,
    hasSessionCookie: request.cookies.has(refreshCookieName),
  });
  const isHttps = getPublicOrigin().startsWith('https:');
  const response =
    target === null
      ? answerWithPolicy(request, isHttps)
      : NextResponse.redirect(new URL(target, request.nextUrl));
  if (isHttps) response.headers.set('Strict-Transport-Security', strictTransport);
  return response;
}

/** Next reads the nonce out of the request's header, and puts it on everything that it writes. */
function answerWithPolicy(request: NextRequest, isHttps: boolean): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const policy = writeContentSecurityPolicy({ nonce, isHttps, isDevelopment });
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

// Read by Next at build time, so it has to be written out: all but the API, which answers for its own
// documents, and the files of the build.
export const config = { matcher: ['/((?!(?:api|socket\\.io|_next/static)(?:/|$)).*)'] };
