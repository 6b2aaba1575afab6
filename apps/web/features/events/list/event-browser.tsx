'use client';

import { useRouter } from 'next/navigation';
import {
  useEffect,
  useOptimistic,
  useState,
  useTransition,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { ProgressLine } from '@/components/ui/progress-line';
import { paths } from '@/lib/http/paths';
import { SavedLink } from '@/features/events/saved/saved-link';
import { EventGridSkeleton } from './event-grid-skeleton';
import { EventFilters } from './filters/event-filters';
import type { Facets } from './list-events';
import { defaultSort, type EventListQuery } from './list-query';
import { rememberList } from './last-list';
import { SearchField } from './search-field';
import { SortSelect } from './sort-select';

interface EventBrowserProps {
  query: EventListQuery;
  organisers: Facets['organisers'];
  /** Links to the lists of the categories and levels. */
  facets: ReactNode;
  /** What was found, in words. */
  result: string;
  /** Links to the other pages of the list. */
  pages: ReactNode;
  children: ReactNode;
}

/**
 * What the server has rendered, and the ways to see other events. The skeleton stands here and not
 * in a loading.tsx, because that would also hide the first page, which is there before any script.
 */
export function EventBrowser(props: EventBrowserProps) {
  const { query, organisers, facets, result, pages, children } = props;
  const { change, follow, wanted, isLoading } = useWantedQuery(query);
  const isSlow = useIsLasting(isLoading);
  return (
    <div onClickCapture={follow}>
      <ListControls {...{ query, wanted, organisers, facets, change }} />
      <p role="status" className="mt-4 mb-4 min-h-6 text-sm text-muted">
        {isSlow ? 'Loading events' : result}
      </p>
      {isLoading && <ProgressLine />}
      <div aria-busy={isLoading}>{isSlow ? <EventGridSkeleton /> : children}</div>
      {pages}
    </div>
  );
}

type ChangeList = (change: Partial<EventListQuery>, way?: 'push' | 'replace') => void;

interface ListControlsProps extends Pick<EventBrowserProps, 'query' | 'organisers' | 'facets'> {
  wanted: EventListQuery;
  change: ChangeList;
}

function ListControls({ query, wanted, organisers, facets, change }: ListControlsProps) {
  return (
    <>
      <SearchField
        search={query.search}
        onSearch={(search, isMore) => {
          // Who chose no order gets what fits best; who did keeps it.
          const isUsual = wanted.sort === defaultSort(wanted.search);
          const isPossible = search !== '' || wanted.sort !== 'relevance';
          const sort = isUsual || !isPossible ? defaultSort(search) : wanted.sort;
          change({ search, sort }, isMore ? 'replace' : 'push');
        }}
      />
      <EventFilters {...{ query: wanted, organisers, facets, onChange: change }}>
        <SortSelect
          sort={wanted.sort}
          isSearch={wanted.search !== ''}
          isPast={wanted.period === 'past'}
          onSort={(sort) => {
            change({ sort });
          }}
        />
        <SavedLink />
      </EventFilters>
    </>
  );
}

function useWantedQuery(query: EventListQuery) {
  const router = useRouter();
  const [isLoading, startTransition] = useTransition();
  /** What was asked for last, before it is there: the next change builds on it. */
  const [wanted, setWanted] = useOptimistic(query);
  useEffect(() => {
    rememberList(query);
  }, [query]);
  const change: ChangeList = (changed, way = 'push') => {
    const next = { ...wanted, page: 1, ...changed };
    startTransition(() => {
      setWanted(next);
      router[way](paths.events(next), { scroll: next.page !== query.page });
    });
  };
  /** Links to other lists, which the server has written, are followed as what is chosen here. */
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (link?.pathname !== paths.events() || isElsewhere) return;
    event.preventDefault();
    startTransition(() => {
      router.push(link.pathname + link.search);
    });
  };
  return { wanted, change, follow, isLoading };
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
