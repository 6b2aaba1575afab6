import { FilterSelect } from '@/components/ui/filter-select';
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
  /** Of what is over, the latest comes first. */
  isPast: boolean;
  onSort: (sort: EventSort) => void;
}

export function SortSelect({ sort, isSearch, isPast, onSort }: SortSelectProps) {
  const options = eventSorts
    .filter((known) => isSearch || known !== 'relevance')

    .map((known) => [known, isPast && known === 'date' ? 'Latest first' : labels[known]] as const);
  return (
    <FilterSelect
      name="sort"
      label="Sort events"
      form={searchFormId}
      options={options}
      value={sort}
      isChosen={false}
      onChoose={onSort}
    />
  );
}
