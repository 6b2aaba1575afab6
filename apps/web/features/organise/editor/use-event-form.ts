import type { Problem } from '@lastseat/contracts';
import type { FieldErrors, Resolver, UseFormReturn } from 'react-hook-form';
import { useApiForm } from '@/lib/form/use-api-form';
import { formatCount } from '@/lib/format/format';
import { eventFields, eventLabels, type EventField, type EventForm } from './form/event-form';
import { readEventForm } from './form/read-event-form';

export type EventFormReturn = ReturnType<typeof useEventForm>;

/** @param send with a form that says something whole: `readEventForm` has an input for it */
export function useEventForm(
  defaultValues: EventForm,
  send: (form: EventForm, controls: UseFormReturn<EventForm>) => Promise<void>,
) {
  return useApiForm<EventForm>({
    resolver,
    defaultValues,
    labels: eventLabels,
    fallbackField: 'title',
    send,
    placeProblem,
  });
}

const resolver: Resolver<EventForm> = (values) => {
  const { errors } = readEventForm(values);
  if (errors === null) return { values, errors: {} };
  const found: FieldErrors<EventForm> = {};
  for (const field of eventFields) {
    const message = errors[field];
    if (message !== undefined) found[field] = { type: 'form', message };
  }
  return { values: {}, errors: found };
};

function placeProblem({ code, title, numbers }: Problem) {
  const at = (field: EventField, message: string) => ({ field, message });
  if (code === 'event_in_the_past') return at('startsAt', `${title}.`);
  if (code !== 'capacity_below_sold') return null;
  if (numbers?.confirmedTickets === undefined) return at('totalTickets', `${title}.`);
  const { confirmedTickets, heldTickets = 0 } = numbers;
  const held = heldTickets > 0 ? ` and ${formatCount(heldTickets)} held` : '';
  const taken = `${formatCount(confirmedTickets)} are booked${held}`;
  return at('totalTickets', `${taken}: there have to be at least as many.`);
}
