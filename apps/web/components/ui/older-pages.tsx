import { ArrowUpToLine, ChevronRight } from 'lucide-react';
import { actionStyles } from './action-style';
import { Link } from './link';

interface OlderPagesProps {
  /** Whether this page begins with the newest. */
  isNewest: boolean;
  /** The last of this page; null where nothing older is. */
  last: string | null;
  /** @param before '' for the newest */
  pathTo: (before: string) => string;
}

/** From a page of what is read from the newest to the oldest to the others. */
export function OlderPages({ isNewest, last, pathTo }: OlderPagesProps) {
  if (isNewest && last === null) return null;
  return (
    <nav aria-label="Pages" className="mt-8 flex justify-between gap-4">
      {!isNewest && <NewestLink href={pathTo('')} />}
      {last !== null && (
        <Link href={pathTo(last)} className={`${actionStyles.secondary} ml-auto`}>
          Older
          <ChevronRight className="size-5" aria-hidden="true" />
        </Link>
      )}
    </nav>
  );
}

export function NewestLink({ href }: { href: string }) {
  return (
    <Link href={href} className={actionStyles.secondary}>
      <ArrowUpToLine className="size-5" aria-hidden="true" />
      Newest
    </Link>
  );
}
