import { useWatch } from 'react-hook-form';
import type { EventFormReturn } from '@/features/organise/editor/use-event-form';
import { ZoneField } from './zone-field';

export function TimeZoneField({ form }: { form: EventFormReturn }) {
  const timeZone = useWatch({ control: form.form.control, name: 'timeZone' });
  return (
    <ZoneField
      field={form.field('timeZone')}
      timeZone={timeZone}
      onFound={(found) => form.form.setValue('timeZone', found, { shouldDirty: true })}
    />
  );
}
