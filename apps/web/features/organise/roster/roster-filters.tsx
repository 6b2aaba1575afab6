'use client';

import type { RosterPage } from '@lastseat/contracts';
import { useRouter } from 'next/navigation';
import { FilterSelect } from '@/components/ui/filter-select';
import { Link } from '@/components/ui/link';
import { SearchBox } from '@/components/ui/search-box';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { formatCount } from '@/lib/format/format';
import { consolePaths } from '@/lib/http/console-paths';
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
          what="name, email or reference"
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
