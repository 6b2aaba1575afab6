import { CalendarX, SearchX } from 'lucide-react';
import { actionStyle } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { paths } from '@/lib/http/paths';
import type { EventListQuery } from './list-query';

/** Why there is nothing to see, and the way on. */
export function NoEvents({ query, totalPages }: { query: EventListQuery; totalPages: number }) {
  if (totalPages > 0) {
    return (
      <EmptyState
        icon={CalendarX}
        title={`There is no page ${query.page}`}
        text={totalPages === 1 ? 'All events fit on one page.' : `There are ${totalPages} pages.`}
        action={
          <Link href={paths.events({ ...query, page: 1 })} className={actionStyle}>
            See the first page
          </Link>
        }
      />
    );
  }
  if (query.search !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={`No events match “${query.search}”`}
        text="Try fewer or other words: titles, categories, venues and descriptions are searched."
        action={
          <Link href={paths.events({ ...query, search: '', page: 1 })} className={actionStyle}>
            Clear search
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={CalendarX}
      title="No upcoming events"
      text="New events are added all the time. Come back soon."
    />
  );
}
