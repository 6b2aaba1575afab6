'use client';

import type { WaitlistPage } from '@lastseat/contracts';
import { Hourglass, SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { SearchBox } from '@/components/ui/search-box';
import { useConsole } from '@/features/organise/live/use-console';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { consolePaths } from '@/lib/http/console-paths';
import { PausePanel } from './pause-panel';
import { useWaitlist } from './use-waitlist';
import { waitlistTabs, type WaitlistQuery, type WaitlistTab } from './waitlist-query';
import { WaitlistTable } from './waitlist-table';

const tabNames: Record<WaitlistTab, string> = { '': 'Waiting', history: 'History' };

/** Who waits for a seat. What it shows stands in its address. */
export function WaitlistView({ query }: { query: WaitlistQuery }) {
  const { slug } = useOrganiser();
  const event = useOrganiserEvent();
  const { counts } = useConsole(event);
  const { entry, reload } = useWaitlist(event.id, query, counts?.version ?? null);
  const pathTo = (page: number) => consolePaths.waitlist(slug, event.id, { ...query, page });
  // What was pressed may go with its row: the focus stays with the list.
  const list = useRef<HTMLDivElement>(null);
  return (
    <>
      <PausePanel event={event} />
      <Filters query={query} />
      <WhenLoaded entry={entry} skeleton={<RowsSkeleton />} onRetry={() => void reload()}>
        {(page) => (
          <div ref={list} tabIndex={-1} className="outline-none">
            {page.data.length === 0 ? (
              <Nobody query={query} />
            ) : (
              <WaitlistTable
                rows={page.data}
                remainingTickets={(counts ?? event).remainingTickets}
                onChanged={() => {
                  list.current?.focus();
                  void reload();
                }}
              />
            )}
            <Pages meta={page.meta} pathTo={pathTo} />
          </div>
        )}
      </WhenLoaded>
    </>
  );
}

function Filters({ query }: { query: WaitlistQuery }) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const router = useRouter();
  const pathTo = (change: Partial<WaitlistQuery>) =>
    consolePaths.waitlist(slug, id, { ...query, page: 1, ...change });
  return (
    <div className="mb-6 grid gap-3">
      <nav aria-label="List" className="chip-row">
        {waitlistTabs.map((tab) => (
          <Link
            key={tab}
            href={pathTo({ list: tab })}
            aria-current={tab === query.list ? 'page' : undefined}
            className="chip"
          >
            {tabNames[tab]}
          </Link>
        ))}
      </nav>
      <SearchBox
        what="name or email"
        search={query.search}
        onSearch={(search, isMore) => {
          router[isMore ? 'replace' : 'push'](pathTo({ search }), { scroll: false });
        }}
      />
    </div>
  );
}

interface PagesProps extends Pick<WaitlistPage, 'meta'> {
  pathTo: (page: number) => string;
}

function Pages({ meta: { page, totalPages }, pathTo }: PagesProps) {
  if (totalPages <= 1) return null;
  return <Pagination current={page} totalPages={totalPages} pathTo={pathTo} />;
}

function Nobody({ query: { search, list } }: { query: WaitlistQuery }) {
  if (search !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title="Nobody matches"
        text="Try another part of the name or of the email."
      />
    );
  }
  return (
    <EmptyState
      icon={Hourglass}
      title={list === '' ? 'Nobody is waiting' : 'Nobody has waited yet'}
      text="Once all seats are sold people can join, and whoever is first is served first."
    />
  );
}

function RowsSkeleton() {
  return (
    <div className="grid animate-shimmer gap-3" aria-hidden="true">
      {[1, 2, 3].map((row) => (
        <div key={row} className="h-20 rounded-2xl bg-sunken" />
      ))}
    </div>
  );
}
