import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { Logo } from '@/components/ui/logo';
import { paths } from '@/lib/http/paths';

interface PlainFrameProps {
  account: ReactNode;
  children: ReactNode;
}

/** Of the pages of the console that belong to no organiser. */
export function PlainFrame({ account, children }: PlainFrameProps) {
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex h-16 max-w-6xl items-center justify-between gap-4 px-4 sm:px-6 lg:px-8">
          <Link href={paths.events()} className="rounded-lg" aria-label="Lastseat, all events">
            <Logo />
          </Link>
          {account}
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-xl flex-1 px-4 pt-10 pb-24 outline-none sm:pt-16"
      >
        {children}
      </main>
    </>
  );
}
