import { refreshCookieName } from '@lastseat/contracts';
import { NextResponse, type NextRequest } from 'next/server';
import { findRedirect } from './lib/find-redirect';

export function proxy({ nextUrl, cookies }: NextRequest) {
  const { pathname, search } = nextUrl;
  const target = findRedirect({
    pathname,
    search,
    hasSessionCookie: cookies.has(refreshCookieName),
  });
  return target === null ? NextResponse.next() : NextResponse.redirect(new URL(target, nextUrl));
}

// Read by Next at build time, so it has to be written out.
export const config = { matcher: ['/bookings/:path*', '/login', '/register'] };
