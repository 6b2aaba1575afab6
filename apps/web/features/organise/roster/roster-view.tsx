'use client';

import type { RosterPage } from '@lastseat/contracts';
import { SearchX, Users } from 'lucide-react';
import { useRef } from 'react';
import { actionStyles } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import type { ConsoleState } from '@/features/organise/live/console-state';
import { useConsole } from '@/features/organise/live/use-console';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { consolePaths } from '@/lib/http/console-paths';
import { NewsBar } from './news-bar';
import { RosterActions } from './roster-actions';
import { RosterFilters } from './roster-filters';
import type { RosterQuery } from './roster-query';
import { RosterTable } from './roster-table';
import { useLiveRows, useRoster, type Roster } from './use-roster';

/** Who comes. What it shows stands in its address. */
export function RosterView({ query }: { query: RosterQuery }) {
  const event = useOrganiserEvent();
  const live = useConsole(event);
  const roster = useRoster(event.id, query);
  return (
    <>
      <RosterActions event={event} live={live} onAdded={() => void roster.reload()} />
      <RosterFilters query={query} counts={roster.entry.data?.counts ?? null} />
      <WhenLoaded
        entry={roster.entry}
        skeleton={<RowsSkeleton />}
        onRetry={() => void roster.reload()}
      >
        {(page) => <RosterRows page={page} roster={roster} live={live} query={query} />}
      </WhenLoaded>
    </>
  );
}

interface RosterRowsProps {
  page: RosterPage;
  roster: Roster;
  live: ConsoleState;
  query: RosterQuery;
}

function RosterRows({ page, roster, live, query }: RosterRowsProps) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const { rows, unseen, hasGap } = useLiveRows(page, live, query);
  // The button that was pressed goes with the news: the focus stays with the list.
  const list = useRef<HTMLDivElement>(null);
  const show = () => {
    list.current?.focus();
    void roster.reload();
  };
  return (
    <>
      <NewsBar unseen={unseen} hasGap={hasGap} query={query} onShow={show} />
      <div ref={list} tabIndex={-1} className="outline-none">
        {rows.length === 0 ? (
          <Nobody query={query} />
        ) : (
          <RosterTable
            rows={rows}
            query={query}
            onChanged={(changed) => roster.replace(page, changed)}
          />
        )}
      </div>
      {page.meta.totalPages > 1 && (
        <Pagination
          current={page.meta.page}
          totalPages={page.meta.totalPages}
          pathTo={(number) => consolePaths.roster(slug, id, { ...query, page: number })}
        />
      )}
    </>
  );
}

function Nobody({ query: { search, status } }: { query: RosterQuery }) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  if (search === '' && status === '') {
    return (
      <EmptyState
        icon={Users}
        title="Nobody has booked yet"
        text="Whoever books appears here at once. Those who book by telephone can be added by hand."
      />
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title="Nobody matches"
      text="Try another part of the name, of the email, or of the reference on the ticket."
      action={
        <Link href={consolePaths.roster(slug, id)} className={actionStyles.secondary}>
          Show everybody
        </Link>
      }
    />
  );
}

function RowsSkeleton() {
  return (
    <div className="grid animate-shimmer gap-3" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="h-16 rounded-2xl bg-sunken" />
      ))}
    </div>
  );
}
