'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useOptimistic, useState, useTransition, type ReactNode } from 'react';
import { ProgressLine } from '@/components/ui/progress-line';
import { formatCount } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';
import { EventGridSkeleton } from './event-grid-skeleton';
import type { EventListQuery } from './list-query';
import { Pagination } from './pagination';
import { SearchField } from './search-field';
import { SortSelect } from './sort-select';

interface EventBrowserProps {
  query: EventListQuery;
  total: number;
  totalPages: number;
  children: ReactNode;
}

/**
 * What the server has rendered, and the ways to see other events. The skeleton stands here and not
 * in a loading.tsx, because that would also hide the first page, which is there before any script.
 */
export function EventBrowser({ query, total, totalPages, children }: EventBrowserProps) {
  const { wanted, show, isLoading } = useWantedQuery(query);
  const isSlow = useIsLasting(isLoading);
  return (
    <>
      <div className="flex flex-col gap-3 sm:flex-row">
        <SearchField
          search={query.search}
          onSearch={(search, isMore) => {
            show({ ...wanted, search, page: 1 }, isMore ? 'replace' : 'push');
          }}
        />
        <SortSelect
          sort={wanted.sort}
          onSort={(sort) => {
            show({ ...wanted, sort, page: 1 });
          }}
        />
      </div>
      <p role="status" className="mt-4 mb-4 min-h-6 text-sm text-muted">
        {isSlow ? 'Loading events' : describeResult(query, total)}
      </p>
      {isLoading && <ProgressLine />}
      <div aria-busy={isLoading}>{isSlow ? <EventGridSkeleton /> : children}</div>
      {totalPages > 1 && query.page <= totalPages && (
        <Pagination
          current={query.page}
          totalPages={totalPages}
          pathTo={(page) => paths.events({ ...query, page })}
          onNavigate={(page) => {
            show({ ...query, page });
          }}
        />
      )}
    </>
  );
}

function useWantedQuery(query: EventListQuery) {
  const router = useRouter();
  const [isLoading, startTransition] = useTransition();
  /** What was asked for last, before it is there: the next change builds on it. */
  const [wanted, setWanted] = useOptimistic(query);
  const show = (next: EventListQuery, way: 'push' | 'replace' = 'push') => {
    startTransition(() => {
      setWanted(next);
      router[way](paths.events(next), { scroll: next.page !== query.page });
    });
  };
  return { wanted, show, isLoading };
}

function describeResult({ search }: EventListQuery, total: number): string {
  const events = `${formatCount(total)} ${total === 1 ? 'event' : 'events'}`;
  return search === '' ? events : `${events} for “${search}”`;
}

/** True once a state has lasted a moment: a skeleton that only flashes up is worse than none. */
function useIsLasting(isOn: boolean): boolean {
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => {
      setIsLasting(true);
    }, 150);
    return () => {
      clearTimeout(timer);
      setIsLasting(false);
    };
  }, [isOn]);
  return isOn && isLasting;
}
