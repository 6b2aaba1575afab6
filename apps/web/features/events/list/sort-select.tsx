import { ChevronDown } from 'lucide-react';
import { searchFormId } from './filters/filter-form';
import { eventSorts, type EventSort } from './list-query';

const labels: Record<EventSort, string> = {
  relevance: 'Best match first',
  date: 'Soonest first',
  price: 'Price, lowest first',
  'price-desc': 'Price, highest first',
  title: 'Title, A to Z',
};

interface SortSelectProps {
  sort: EventSort;
  /** Without one there is nothing to match. */
  isSearch: boolean;
  onSort: (sort: EventSort) => void;
}

export function SortSelect({ sort, isSearch, onSort }: SortSelectProps) {
  return (
    <div className="relative sm:w-60">
      <select
        aria-label="Sort events"
        name="sort"
        form={searchFormId}
        value={sort}
        className="h-12 w-full appearance-none rounded-xl border border-line-strong bg-surface pr-11 pl-4 font-medium shadow-card"
        onChange={({ target }) => {
          const chosen = eventSorts.find((known) => known === target.value);
          if (chosen) onSort(chosen);
        }}
      >
        {eventSorts
          .filter((known) => isSearch || known !== 'relevance')
          .map((known) => (
            <option key={known} value={known}>
              {labels[known]}
            </option>
          ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-4 size-5 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
    </div>
  );
}
