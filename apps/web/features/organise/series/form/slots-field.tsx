'use client';

import { CircleAlert, Plus, X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { fieldStyle } from '@/components/ui/field-frame';
import { nameWeekday, weekdays } from '@/features/organise/series/weekdays';
import { newSlot, seriesLabels, type SlotForm } from './series-form';
import type { SeriesFormReturn } from './use-series-form';

/** The times of the week: a row for each, that comes and goes. */
export function SlotsField({ form }: { form: SeriesFormReturn }) {
  const id = useId();
  const slots = useWatch({ control: form.form.control, name: 'slots' });
  const error = form.errors.slots?.message;
  const set = (changed: SlotForm[]) => {
    form.form.clearErrors('slots');
    form.form.setValue('slots', changed, { shouldDirty: true });
  };
  return (
    <fieldset aria-describedby={error ? id : undefined}>
      <legend className="text-sm font-semibold">{seriesLabels.slots}</legend>
      <ul className="mt-1.5 grid gap-2">
        {slots.map((slot, place) => (
          <SlotRow
            key={place}
            slot={slot}
            place={place}
            onChange={(change) => set(slots.with(place, { ...slot, ...change }))}
            onRemove={slots.length > 1 ? () => set(slots.toSpliced(place, 1)) : null}
          />
        ))}
      </ul>
      <div id={id} aria-live="polite">
        {error && <Wrong>{error}</Wrong>}
      </div>
      <Button
        variant="secondary"
        className="mt-3"
        onClick={() => set([...slots, nextSlot(slots.at(-1))])}
      >
        <Plus className="size-4" aria-hidden="true" />
        Add a time
      </Button>
    </fieldset>
  );
}

function Wrong({ children }: { children: ReactNode }) {
  return (
    <p className="mt-2 flex gap-1.5 text-sm font-medium text-last">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      {children}
    </p>
  );
}

/** Most likely the same time on another day. */
function nextSlot(last: SlotForm | undefined): SlotForm {
  if (last === undefined) return newSlot();
  return { ...last, slot: null, weekday: String((Number(last.weekday) % 7) + 1) };
}

interface SlotRowProps {
  slot: SlotForm;
  place: number;
  onChange: (change: Partial<SlotForm>) => void;
  /** Null: there has to be one. */
  onRemove: (() => void) | null;
}

function SlotRow({ slot, place, onChange, onRemove }: SlotRowProps) {
  const number = place + 1;
  return (
    <li className="flex gap-2">
      <div className="min-w-0 flex-1">
        <select
          aria-label={`Day ${number}`}
          value={slot.weekday}
          onChange={({ target }) => onChange({ weekday: target.value })}
          className={fieldStyle}
        >
          {weekdays.map((weekday) => (
            <option key={weekday} value={weekday}>
              {nameWeekday(weekday)}
            </option>
          ))}
        </select>
      </div>
      <div className="w-38 shrink-0">
        <input
          type="time"
          aria-label={`Time ${number}`}
          value={slot.startTime}
          onChange={({ target }) => onChange({ startTime: target.value })}
          className={fieldStyle}
        />
      </div>
      <button
        type="button"
        aria-label={`Remove time ${number}`}
        disabled={onRemove === null}
        onClick={() => onRemove?.()}
        className="flex size-12 shrink-0 items-center justify-center rounded-xl text-muted transition-colors enabled:hover:bg-sunken enabled:hover:text-ink disabled:opacity-40"
      >
        <X className="size-5" aria-hidden="true" />
      </button>
    </li>
  );
}
