import { randomBytes } from 'node:crypto';
import { refreshCookieName } from '@lastseat/contracts';
import { NextResponse, type NextRequest } from 'next/server';
import { getPublicOrigin, isDevelopment } from './lib/http/config';
import { writeContentSecurityPolicy } from './lib/http/content-security-policy';
import { isDecodable } from './lib/http/is-decodable';
import { findRedirect } from './lib/session/find-redirect';
import { isDoorPath } from './lib/session/page-access';

/** A year, for this host; what other hosts its owner has is not ours to know. */
const strictTransport = 'max-age=31536000';

/**
 * Next answers a path with a parameter that it cannot decode (`%ff` is no UTF-8) with a bare 500. No page
 * has such an address, so it gets the page of those that do not exist.
 */
const nowhere = '/not-found';

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
  const mayRunWasm = isDoorPath(request.nextUrl.pathname);
  const policy = writeContentSecurityPolicy({ nonce, isHttps, isDevelopment, mayRunWasm });
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const init = { request: { headers } };
  const response = isDecodable(request.nextUrl.pathname)
    ? NextResponse.next(init)
    : NextResponse.rewrite(new URL(nowhere, request.nextUrl), init);
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

// Read by Next at build time, so it has to be written out: all but the files of the build.
export const config = { matcher: ['/((?!_next/static(?:/|$)).*)'] };
