import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { Logo } from '@/components/ui/logo';
import { paths } from '@/lib/http/paths';
import { NavLink } from './nav-link';

interface SiteHeaderProps {
  /** Who is signed in: a feature, of which this part of every page knows nothing. */
  account: ReactNode;
}

export function SiteHeader({ account }: SiteHeaderProps) {
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className="mx-auto flex h-16 max-w-page items-center gap-2 px-4 sm:gap-6 sm:px-6 lg:px-8">
        <Link href={paths.events()} className="rounded-lg" aria-label="Lastseat, all events">
          <Logo />
        </Link>
        <nav aria-label="Main" className="flex-1">
          <ul className="flex items-center sm:gap-1">
            <li>
              <NavLink href={paths.events()}>Events</NavLink>
            </li>
            <li>
              <NavLink href={paths.bookings()}>My bookings</NavLink>
            </li>
          </ul>
        </nav>
        {account}
      </div>
    </header>
  );
}
