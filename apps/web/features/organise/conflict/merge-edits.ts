import {
  eventFields,
  type EventField,
  type EventForm,
} from '@/features/organise/editor/form/event-form';

/** A field that somebody else has changed meanwhile, to something else than it is here. */
export interface FieldConflict {
  field: EventField;
  before: string;
  mine: string;
  theirs: string;
  /** Changed here as well: nobody but the person can say which of the two it is to be. */
  isMineToo: boolean;
}

/**
 * What others have changed since the person began.
 * @param before as it was when the person began
 */
export function findConflicts(
  before: EventForm,
  mine: EventForm,
  theirs: EventForm,
): FieldConflict[] {
  return eventFields
    .filter((field) => theirs[field] !== before[field] && theirs[field] !== mine[field])
    .map((field) => ({
      field,
      before: before[field],
      mine: mine[field],
      theirs: theirs[field],
      isMineToo: mine[field] !== before[field],
    }));
}

export type Side = 'mine' | 'theirs';
export type Choices = Partial<Record<EventField, Side>>;

/** What is taken for granted: where only they have changed a field, it is as they have it. */
export function chooseUndisputed(conflicts: readonly FieldConflict[]): Choices {
  const undisputed = conflicts.filter(({ isMineToo }) => !isMineToo);
  return Object.fromEntries(undisputed.map(({ field }) => [field, 'theirs']));
}

/** Everything that was typed, with the others' fields where they were chosen. */
export function mergeEdits(mine: EventForm, theirs: EventForm, choices: Choices): EventForm {
  const merged = { ...mine };
  for (const field of eventFields) {
    if (choices[field] === 'theirs') merged[field] = theirs[field];
  }
  return merged;
}
