import type { ReactNode } from 'react';
import { FilterSelect } from '@/components/ui/filter-select';
import { eventPrices, type EventListQuery } from '@/features/events/list/list-query';
import type { Facets } from '@/features/events/list/list-events';
import { DayFields } from './day-fields';
import { searchFormId, type ChangeFilter } from './filter-form';
import { priceLabels, timeLabels } from './filter-labels';

interface EventFiltersProps {
  query: EventListQuery;
  organisers: Facets['organisers'];
  /** Links, which the server has rendered. */
  facets: ReactNode;
  onChange: ChangeFilter;
  /** What stands beside them and is none. */
  children: ReactNode;
}

export function EventFilters({ query, organisers, facets, onChange, children }: EventFiltersProps) {
  return (
    <section aria-label="Filters" className="mt-3 space-y-1">
      <div className="chip-row">
        <WhenSelect query={query} onChange={onChange} />
        <FilterSelect
          name="price"
          label="Price"
          form={searchFormId}
          options={eventPrices.map((price) => [price, priceLabels[price]] as const)}
          value={query.price}
          onChoose={(price) => {
            onChange({ price });
          }}
        />
        <SeatsLeft query={query} onChange={onChange} />
        {organisers.length > 1 && <OrganiserSelect {...{ query, organisers, onChange }} />}
        {children}
      </div>
      {(query.from !== '' || query.to !== '') && <DayFields query={query} onChange={onChange} />}
      {facets}
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

function SeatsLeft({ query, onChange }: Pick<EventFiltersProps, 'query' | 'onChange'>) {
  const { available, period } = query;
  // Nothing is left of what is over, but a filter that is on can be taken off.
  if (period === 'past' && !available) return null;
  return (
    <button
      type="button"
      aria-pressed={available}
      className="chip"
      onClick={() => {
        onChange({ available: !available });
      }}
    >
      Seats left
    </button>
  );
}

type OrganiserSelectProps = Pick<EventFiltersProps, 'query' | 'organisers' | 'onChange'>;

function OrganiserSelect({ query, organisers, onChange }: OrganiserSelectProps) {
  const { organiser: chosen } = query;
  // The address may name one that has nothing to come.
  const isListed = chosen === '' || organisers.some(({ slug }) => slug === chosen);
  return (
    <FilterSelect
      name="organiser"
      label="Organiser"
      form={searchFormId}
      options={[
        ['', 'Any organiser'] as const,
        ...organisers.map(({ slug, name }) => [slug, name] as const),
        ...(isListed ? [] : [[chosen, chosen] as const]),
      ]}
      value={chosen}
      onChoose={(organiser) => {
        onChange({ organiser });
      }}
    />
  );
}

/** By the clock of the person who chooses, as the calendar that opens has it. */
function formatToday(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
