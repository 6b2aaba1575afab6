import { paths } from '@/lib/http/paths';

const guarded = [paths.bookings(), paths.account(), paths.console(), paths.doors()];

/** Whether the page is for people who are signed in. */
export function isGuardedPath(pathname: string): boolean {
  return guarded.some((path) => isWithin(pathname, path));
}

/** Whether the page may read codes by the camera. */
export function isDoorPath(pathname: string): boolean {
  return isWithin(pathname, paths.doors());
}

/** Whether the page is for people who are signed out. */
export function isSignInPath(pathname: string): boolean {
  return pathname === paths.login() || pathname === paths.register();
}

const isWithin = (pathname: string, path: string) =>
  pathname === path || pathname.startsWith(`${path}/`);
