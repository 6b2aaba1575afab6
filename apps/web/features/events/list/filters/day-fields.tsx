import type { EventListQuery } from '@/features/events/list/list-query';
import type { ChangeFilter } from './filter-form';

interface DayFieldsProps {
  query: EventListQuery;
  onChange: ChangeFilter;
}

/** The first and the last day, on the clock of each venue. Empty is open. */
export function DayFields({ query, onChange }: DayFieldsProps) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-2 py-1">
      <legend className="sr-only">Days</legend>
      <DayField label="From" value={query.from} onChoose={(from) => onChange({ from })} />
      <DayField
        label="Until"
        value={query.to}
        min={query.from}
        onChoose={(to) => onChange({ to })}
      />
    </fieldset>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  min?: string;
  onChoose: (day: string) => void;
}

function DayField({ label, value, min, onChoose }: DayFieldProps) {
  return (
    <label className="flex items-center gap-2 text-sm font-medium text-muted">
      {label}
      <input
        type="date"
        value={value}
        min={min}
        className="chip text-ink"
        onChange={({ target }) => {
          onChoose(target.value);
        }}
      />
    </label>
  );
}
