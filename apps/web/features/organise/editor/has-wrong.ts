import type { EventField } from './form/event-form';
import type { EventFormReturn } from './use-event-form';

/** Whether one of these fields has something wrong in it. */
export function hasWrong({ errors }: EventFormReturn, fields: readonly EventField[]): boolean {
  return fields.some((field) => errors[field] !== undefined);
}
