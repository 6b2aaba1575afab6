import { useWatch } from 'react-hook-form';
import { FormField } from '@/components/ui/form-field';
import type { TimeField as TimeFieldName } from '@/features/organise/editor/form/event-form';
import { readWallTime } from '@/features/organise/editor/form/wall-time';
import type { EventFormReturn } from '@/features/organise/editor/use-event-form';
import { isTimeZone, localIsoTime } from '@lastseat/contracts';
import { Hint } from './hint';

interface TimeFieldProps {
  form: EventFormReturn;
  name: TimeFieldName;
  hint?: string;
}

/** A day and a time on the clock of the event's zone. */
export function TimeField({ form, name, hint }: TimeFieldProps) {
  const [text, timeZone] = useWatch({ control: form.form.control, name: [name, 'timeZone'] });
  const note = describeTwice(text, timeZone) ?? hint;
  return (
    <FormField {...form.field(name)} type="datetime-local" hint={note && <Hint>{note}</Hint>} />
  );
}

/** When the clocks go back over it, which of the two is meant. */
function describeTwice(text: string, timeZone: string): string | null {
  if (text === '' || !isTimeZone(timeZone)) return null;
  const reading = readWallTime(text, timeZone);
  if (reading.kind !== 'instant' || !reading.isTwice) return null;
  const offset = localIsoTime(timeZone, reading.at).slice(-6);
  return `The clocks go back: this time comes twice that day. The first one counts (UTC${offset}).`;
}
