import Link from 'next/link';
import { paths } from '../lib/paths';
import { Logo } from './logo';

export function SiteHeader() {
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex h-16 max-w-6xl items-center px-4 sm:px-6 lg:px-8">
        <Link href={paths.events()} className="rounded-lg" aria-label="Lastseat, all events">
          <Logo />
        </Link>
      </div>
    </header>
  );
}
