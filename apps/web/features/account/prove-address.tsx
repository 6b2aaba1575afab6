'use client';

import { MailCheck } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { paths } from '@/lib/http/paths';
import { useSession } from '@/lib/session';

/** For those whose address is not proved yet: where to type in the code. */
export function ProveAddress() {
  const user = useSession((session) => session.user);
  const isAtTheForm = usePathname() === paths.account();
  if (user === null || user.isEmailVerified || isAtTheForm) return null;
  return (
    <p className="mb-6 flex items-center gap-3 rounded-xl bg-accent-soft px-4 py-2 text-sm">
      <MailCheck className="size-4 shrink-0 text-accent" aria-hidden="true" />
      <span className="min-w-0 wrap-anywhere">We sent a mail to {user.email}, with a code.</span>
      <Link
        href={paths.account()}
        prefetch={false}
        className="inline-flex min-h-11 shrink-0 items-center rounded font-semibold text-accent underline-offset-4 hover:underline"
      >
        Type it in
      </Link>
    </p>
  );
}
