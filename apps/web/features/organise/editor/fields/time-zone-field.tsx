import { useId } from 'react';
import { useWatch } from 'react-hook-form';
import { FormField } from '@/components/ui/form-field';
import type { EventFormReturn } from '@/features/organise/editor/use-event-form';
import { isTimeZone, nameTimeZone } from '@lastseat/contracts';
import { findTimeZone } from './find-time-zone';
import { Hint } from './hint';

const timeZones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Found by its city: the browser searches in the list while one types. */
export function TimeZoneField({ form }: { form: EventFormReturn }) {
  const listId = useId();
  const timeZone = useWatch({ control: form.form.control, name: 'timeZone' });
  const field = form.field('timeZone');
  return (
    <>
      <FormField
        {...field}
        list={listId}
        autoComplete="off"
        spellCheck={false}
        hint={isTimeZone(timeZone) && <Hint>All times here are {nameTimeZone(timeZone)}.</Hint>}
        onBlur={(event) => {
          const found = findTimeZone(event.target.value, timeZones);
          if (found !== null) form.form.setValue('timeZone', found, { shouldDirty: true });
          void field.onBlur(event);
        }}
      />
      <datalist id={listId}>
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
