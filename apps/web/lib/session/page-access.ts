import { paths } from '@/lib/http/paths';

const guarded = [paths.bookings(), paths.account(), paths.console()];

/** Whether the page is for people who are signed in. */
export function isGuardedPath(pathname: string): boolean {
  return guarded.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

/** Whether the page is for people who are signed out. */
export function isSignInPath(pathname: string): boolean {
  return pathname === paths.login() || pathname === paths.register();
}
