'use client';

import { Search } from 'lucide-react';
import { FilterSelect } from '@/components/ui/filter-select';
import { maxSearchLength } from '@/lib/format/clean-search';
import { useSearchField } from '@/lib/react/use-search-field';
import type { EventTableQuery, TablePeriod, TableStatus } from './event-table-query';

const statusOptions: readonly (readonly [TableStatus, string])[] = [
  ['', 'Any status'],
  ['draft', 'Drafts'],
  ['scheduled', 'Published'],
  ['cancelled', 'Cancelled'],
];

const periodOptions: readonly (readonly [TablePeriod, string])[] = [
  ['', 'Any time'],
  ['upcoming', 'Upcoming'],
  ['past', 'Past'],
];

interface EventFiltersProps {
  query: EventTableQuery;
  /** `isMore` while one search is being typed: it is one step of the history. */
  onChange: (change: Partial<EventTableQuery>, isMore: boolean) => void;
}

export function EventFilters({ query, onChange }: EventFiltersProps) {
  const { text, setText, sendNow, endTyping } = useSearchField(query.search, (search, isMore) => {
    onChange({ search }, isMore);
  });
  return (
    <form
      role="search"
      className="mb-6 flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        sendNow(text);
      }}
    >
      <SearchBox value={text} onType={setText} onBlur={endTyping} />
      <FilterSelect
        name="status"
        label="Status"
        options={statusOptions}
        value={query.status}
        onChoose={(status) => onChange({ status }, false)}
      />
      <FilterSelect
        name="period"
        label="When"
        options={periodOptions}
        value={query.period}
        onChoose={(period) => onChange({ period }, false)}
      />
    </form>
  );
}

interface SearchBoxProps {
  value: string;
  onType: (text: string) => void;
  onBlur: () => void;
}

function SearchBox({ value, onType, onBlur }: SearchBoxProps) {
  return (
    <div className="relative min-w-full flex-1 sm:min-w-64">
      <Search
        className="pointer-events-none absolute top-1/2 left-4 size-4 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <input
        type="text"
        aria-label="Search your events"
        placeholder="Search your events"
        autoComplete="off"
        enterKeyHint="search"
        maxLength={maxSearchLength}
        className="h-11 w-full rounded-full border border-line-strong bg-surface pr-4 pl-11 placeholder:text-muted"
        value={value}
        onChange={(event) => onType(event.target.value)}
        onBlur={onBlur}
      />
    </div>
  );
}
