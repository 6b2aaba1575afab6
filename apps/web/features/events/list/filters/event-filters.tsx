import type { Category } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import type { EventListQuery } from '../list-query';
import { CategoryChips } from './category-chips';
import { chipStyle } from './chip-style';
import { DayFields } from './day-fields';
import { searchFormId, type ChangeFilter } from './filter-form';
import { FilterSelect } from './filter-select';
import { priceLabels, timeLabels } from './filter-labels';

interface EventFiltersProps {
  query: EventListQuery;
  categories: readonly Category[];
  onChange: ChangeFilter;
  /** What stands beside them and is none. */
  children: ReactNode;
}

/** On a phone each row scrolls sideways by itself, so that the events begin on the first screen. */
const rowStyle =
  '-mx-4 flex items-center gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0';

export function EventFilters({ query, categories, onChange, children }: EventFiltersProps) {
  return (
    <section aria-label="Filters" className="mt-3 space-y-1">
      <div className={rowStyle}>
        <WhenSelect query={query} onChange={onChange} />
        <FilterSelect
          name="price"
          label="Price"
          form={searchFormId}
          options={Object.entries(priceLabels) as [EventListQuery['price'], string][]}
          value={query.price}
          onChoose={(price) => {
            onChange({ price });
          }}
        />
        <button
          type="button"
          aria-pressed={query.available}
          className={chipStyle}
          onClick={() => {
            onChange({ available: !query.available });
          }}
        >
          Seats left
        </button>
        {children}
      </div>
      {(query.from !== '' || query.to !== '') && <DayFields query={query} onChange={onChange} />}
      <CategoryChips
        query={query}
        categories={categories}
        className={rowStyle}
        onChange={onChange}
      />
    </section>
  );
}

/** One choice for the person; in the address the period, a word for the time, or two days. */
function WhenSelect({ query, onChange }: Pick<EventFiltersProps, 'query' | 'onChange'>) {
  const hasDays = query.from !== '' || query.to !== '';
  const value = query.period === 'past' ? 'past' : hasDays ? 'days' : query.when;
  return (
    <FilterSelect
      name="when"
      label="When"
      form={searchFormId}
      options={Object.entries(timeLabels) as [keyof typeof timeLabels, string][]}
      value={value}
      onChoose={(chosen) => {
        const none = { when: '', from: '', to: '', period: 'upcoming' } as const;
        if (chosen === 'past') onChange({ ...none, period: 'past' });
        else if (chosen === 'days') onChange({ ...none, from: formatToday() });
        else onChange({ ...none, when: chosen });
      }}
    />
  );
}

/** By the clock of the person who chooses, as the calendar that opens has it. */
function formatToday(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
