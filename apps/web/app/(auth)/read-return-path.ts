import { toSafeReturnPath } from '@/lib/session/safe-return-path';

export type AuthSearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Where to go afterwards; of several the first, as `URLSearchParams.get` in the proxy. */
export function readReturnPath({ next }: Awaited<AuthSearchParams>): string {
  return toSafeReturnPath(Array.isArray(next) ? next[0] : next);
}
