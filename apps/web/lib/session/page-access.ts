import { paths } from '@/lib/http/paths';

/** Whether the page is for people who are signed in. */
export function isGuardedPath(pathname: string): boolean {
  return pathname === paths.bookings() || pathname.startsWith(`${paths.bookings()}/`);
}

/** Whether the page is for people who are signed out. */
export function isSignInPath(pathname: string): boolean {
  return pathname === paths.login() || pathname === paths.register();
}
