import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { listPageNumbers } from '@/lib/format/page-number';

interface PaginationProps {
  current: number;
  totalPages: number;
  pathTo: (page: number) => string;
}

const cellStyle =
  'flex h-11 min-w-11 items-center justify-center gap-1 rounded-xl px-3 font-medium tabular-nums';

export function Pagination({ current, totalPages, pathTo }: PaginationProps) {
  const link = (page: number, label: string, content: ReactNode) => (
    <Link
      href={pathTo(page)}
      prefetch={false}
      aria-label={label}
      aria-current={page === current ? 'page' : undefined}
      className={`${cellStyle} ${page === current ? 'bg-accent text-on-accent' : 'text-accent transition-colors hover:bg-accent-soft'}`}
    >
      {content}
    </Link>
  );
  return (
    <nav aria-label="Pages" className="mt-12">
      <ul className="flex flex-wrap items-center justify-center gap-1">
        {current > 1 && (
          <li>{link(current - 1, 'Previous page', <ChevronLeft className="size-5" />)}</li>
        )}
        {listPageNumbers(current, totalPages).map((page, index) =>
          page === null ? (
            <li key={`gap-${index}`} className="px-1 text-muted" aria-hidden="true">
              …
            </li>
          ) : (
            <li key={page}>{link(page, `Page ${page}`, page)}</li>
          ),
        )}
        {current < totalPages && (
          <li>{link(current + 1, 'Next page', <ChevronRight className="size-5" />)}</li>
        )}
      </ul>
    </nav>
  );
}
