'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';

interface NavLinkProps {
  href: string;
  children: ReactNode;
}

export function NavLink({ href, children }: NavLinkProps) {
  const pathname = usePathname();
  const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      // What is fetched ahead for somebody who is signed out is the way to the sign-in page.
      prefetch={false}
      aria-current={pathname === href ? 'page' : isCurrent ? 'true' : undefined}
      className="flex min-h-11 items-center rounded-lg px-2.5 text-sm font-medium whitespace-nowrap text-muted transition-colors hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink sm:px-3 sm:text-base"
    >
      {children}
    </Link>
  );
}
