import { useId, type ComponentProps } from 'react';
import { FormField } from '@/components/ui/form-field';
import { isTimeZone, nameTimeZone } from '@lastseat/contracts';
import { findTimeZone } from './find-time-zone';
import { Hint } from './hint';

const timeZones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

interface ZoneFieldProps {
  field: ComponentProps<typeof FormField>;
  /** As it is typed now. */
  timeZone: string;
  /** The zone of what was typed, such as a city. */
  onFound: (timeZone: string) => void;
}

/** Found by its city: the browser searches in the list while one types. */
export function ZoneField({ field, timeZone, onFound }: ZoneFieldProps) {
  const listId = useId();
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
          if (found !== null) onFound(found);
          field.onBlur?.(event);
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
