import type { EventPage } from '@lastseat/contracts';
import { CalendarX, SearchX } from 'lucide-react';
import { actionStyle, actionStyles } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { formatCount } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';
import { describeEvents, listActiveFilters, type ActiveFilter } from './filters/active-filters';
import type { Facets } from './list-events';
import type { EventListQuery } from './list-query';

interface NoEventsProps {
  query: EventListQuery;
  facets: Facets;
  meta: EventPage['meta'];
}

/** Why there is nothing to see, and the way on. */
export function NoEvents({ query, facets, meta }: NoEventsProps) {
  const { totalPages } = meta;
  const filters = listActiveFilters(query, facets);
  if (totalPages > 0) {
    return (
      <EmptyState
        icon={CalendarX}
        title={`There is no page ${query.page}`}
        text={describePages(meta)}
        action={
          <Link href={paths.events({ ...query, page: 1 })} className={actionStyle}>
            See the first page
          </Link>
        }
      />
    );
  }
  if (filters.length > 0) {
    return (
      <EmptyState
        icon={SearchX}
        title={describeEvents('No', 'events', filters)}
        text={
          query.search === ''
            ? 'Nothing fits all of it. Take one of these away:'
            : 'Every word has to be there, in the title, category, place, day or description.'
        }
        action={<Loosen query={query} filters={filters} />}
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

function describePages({ total, isTotalExact, totalPages }: EventPage['meta']): string {
  if (!isTotalExact)
    return `The first ${formatCount(total)} are listed. Another word finds the rest.`;
  return totalPages === 1 ? 'All events fit on one page.' : `There are ${totalPages} pages.`;
}

/** One link for each filter, which takes it off and leaves the others. */
function Loosen({ query, filters }: { query: EventListQuery; filters: readonly ActiveFilter[] }) {
  return (
    <ul className="flex flex-wrap justify-center gap-3">
      {filters.map(({ text, off }) => (
        <li key={text}>
          <Link
            href={paths.events({ ...query, ...off, page: 1 })}
            className={actionStyles.secondary}
          >
            {'search' in off ? 'Clear search' : `Without ${text}`}
          </Link>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <Link href={paths.events()} className={actionStyle}>
            Start over
          </Link>
        </li>
      )}
    </ul>
  );
}
