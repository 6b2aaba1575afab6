'use client';

import type { RosterPage } from '@lastseat/contracts';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { FilterSelect } from '@/components/ui/filter-select';
import { Link } from '@/components/ui/link';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { maxSearchLength } from '@/lib/format/clean-search';
import { formatCount } from '@/lib/format/format';
import { consolePaths } from '@/lib/http/console-paths';
import { useSearchField } from '@/lib/react/use-search-field';
import { rosterTabs, type RosterQuery, type RosterSort, type RosterTab } from './roster-query';

const tabNames: Record<RosterTab, string> = {
  '': 'All',
  confirmed: 'Confirmed',
  cancelled: 'Cancelled',
};

const sortOptions: readonly (readonly [RosterSort, string])[] = [
  ['', 'Newest first'],
  ['oldest', 'Oldest first'],
  ['name', 'Name, A to Z'],
  ['name-desc', 'Name, Z to A'],
  ['email', 'Email, A to Z'],
  ['email-desc', 'Email, Z to A'],
];

interface RosterFiltersProps {
  query: RosterQuery;
  counts: RosterPage['counts'] | null;
}

export function RosterFilters({ query, counts }: RosterFiltersProps) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const router = useRouter();
  const pathTo = (change: Partial<RosterQuery>) =>
    consolePaths.roster(slug, id, { ...query, page: 1, ...change });
  return (
    <div className="mb-6 grid gap-3">
      <StatusTabs status={query.status} counts={counts} pathTo={(status) => pathTo({ status })} />
      <div className="flex flex-wrap gap-2">
        <SearchBox
          search={query.search}
          onSearch={(search, isMore) => {
            router[isMore ? 'replace' : 'push'](pathTo({ search }), { scroll: false });
          }}
        />
        <FilterSelect
          name="sort"
          label="Sort by"
          options={sortOptions}
          value={query.sort}
          onChoose={(sort) => router.push(pathTo({ sort }), { scroll: false })}
        />
      </div>
    </div>
  );
}

interface StatusTabsProps extends Pick<RosterFiltersProps, 'counts'> {
  status: RosterTab;
  pathTo: (status: RosterTab) => string;
}

function StatusTabs({ status, counts, pathTo }: StatusTabsProps) {
  return (
    <nav aria-label="Status" className="chip-row">
      {rosterTabs.map((tab) => (
        <Link
          key={tab}
          href={pathTo(tab)}
          aria-current={tab === status ? 'page' : undefined}
          className="chip"
        >
          {`${tabNames[tab]} `}
          {counts && (
            <span className="font-semibold tabular-nums">{formatCount(countOf(tab, counts))}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}

function countOf(tab: RosterTab, { confirmed, cancelled }: RosterPage['counts']): number {
  return { '': confirmed + cancelled, confirmed, cancelled }[tab];
}

interface SearchBoxProps {
  search: string;
  onSearch: (search: string, isMore: boolean) => void;
}

function SearchBox({ search, onSearch }: SearchBoxProps) {
  const { text, setText, sendNow, endTyping } = useSearchField(search, onSearch);
  return (
    <form
      role="search"
      className="relative min-w-full flex-1 sm:min-w-64"
      onSubmit={(event) => {
        event.preventDefault();
        sendNow(text);
      }}
    >
      <Search
        className="pointer-events-none absolute top-1/2 left-4 size-4 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <input
        type="text"
        aria-label="Search by name, email or reference"
        placeholder="Name, email or reference"
        autoComplete="off"
        enterKeyHint="search"
        maxLength={maxSearchLength}
        className="h-11 w-full rounded-full border border-line-strong bg-surface pr-4 pl-11 placeholder:text-muted"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={endTyping}
      />
    </form>
  );
}
