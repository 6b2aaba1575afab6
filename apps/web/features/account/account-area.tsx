'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { useSession } from '@/lib/session';
import { isSignInPath } from '@/lib/session/page-access';
import { signInPath } from '@/lib/session/safe-return-path';
import { AccountButton } from './account-button';

interface AccountAreaProps {
  hasSessionCookie: boolean;
}

/** Signed in, the person's name; signed out, the way in; and room for either until it is known. */
export function AccountArea({ hasSessionCookie }: AccountAreaProps) {
  const status = useSession((session) => session.status);
  const user = useSession((session) => session.user);
  if (user) return <AccountButton user={user} />;
  if (status === 'unknown' && hasSessionCookie) return <AccountSkeleton />;
  return <SignInLink />;
}

function SignInLink() {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  // They are where the link leads, and the page to return to is in their own address.
  if (isSignInPath(pathname)) return null;
  return (
    <Link
      href={signInPath(query === '' ? pathname : `${pathname}?${query}`)}
      prefetch={false}
      className="inline-flex min-h-11 items-center rounded-xl px-3 text-sm font-semibold whitespace-nowrap text-accent transition-colors hover:bg-accent-soft sm:px-4 sm:text-base"
    >
      Sign in
    </Link>
  );
}

function AccountSkeleton() {
  return (
    <div className="flex animate-shimmer items-center gap-2 px-1" aria-hidden="true">
      <span className="size-9 rounded-full bg-sunken" />
      <span className="hidden h-4 w-24 rounded bg-sunken sm:block" />
    </div>
  );
}
