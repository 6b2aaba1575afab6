import type { OrganiserEvent } from '@lastseat/contracts';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'react-hot-toast';
import { changeEvent, getOrganiserEvent } from '@/features/organise/api/events-api';
import { organiserEvent } from '@/features/organise/api/resources';
import { findConflicts, type FieldConflict } from '@/features/organise/conflict/merge-edits';
import { findProblem } from '@/lib/http/api';
import { toChange, toEventForm, eventFields, type EventForm } from './form/event-form';
import { readEventForm } from './form/read-event-form';
import { useEventForm } from './use-event-form';

export interface Conflict {
  /** The event as others have left it. */
  theirs: OrganiserEvent;
  mine: EventForm;
  fields: FieldConflict[];
}

/**
 * The form of an event that others may be editing too. A save names the revision that the form began with.
 * When there is a newer one, nothing is written: what only the other has touched is taken over, and where
 * that is to be seen first, it is a conflict.
 */
export function useEditor(event: OrganiserEvent) {
  /** What the form began with: its revision is the one that the person has seen. */
  const base = useRef(event);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const form = useEventForm(toEventForm(event), async (mine, { reset }) => {
    const outcome = await saveOrMeet(base.current, mine);
    if ('theirs' in outcome) {
      setConflict(outcome);
      return;
    }
    base.current = outcome.saved;
    reset(toEventForm(outcome.saved));
    organiserEvent.put(outcome.saved, event.id);
    // One toast, however often somebody saves.
    toast.success('Saved.', { id: 'saved' });
  });
  const { reset, setValue } = form.form;
  const { isDirty } = form.form.formState;
  useEffect(() => {
    // Somebody has changed it while nothing was typed here: the form is as new as the page.
    if (isDirty || event.revision <= base.current.revision) return;
    base.current = event;
    reset(toEventForm(event));
  }, [event, isDirty, reset]);
  /** Goes on from what the others have left, with these texts in the form. */
  const resolve = (merged: EventForm) => {
    if (conflict === null) return;
    base.current = conflict.theirs;
    reset(toEventForm(conflict.theirs));
    for (const field of eventFields) setValue(field, merged[field], { shouldDirty: true });
    setConflict(null);
    void form.submit();
  };
  return {
    form,
    conflict,
    resolve,
    leaveConflict: () => setConflict(null),
    discard: () => reset(),
  };
}

type SaveOutcome = { saved: OrganiserEvent } | Conflict;

/** @throws what the API refuses for another reason than that there is a newer revision */
async function saveOrMeet(base: OrganiserEvent, mine: EventForm): Promise<SaveOutcome> {
  try {
    return { saved: await save(base, mine, base.revision) };
  } catch (error) {
    if (findProblem(error)?.code !== 'stale_revision') throw error;
  }
  const theirs = await getOrganiserEvent(base.id);
  const fields = findConflicts(toEventForm(base), mine, toEventForm(theirs));
  if (fields.length > 0) return { theirs, mine, fields };
  // What they did is nothing of this form, such as another picture.
  return { saved: await save(theirs, mine, theirs.revision) };
}

async function save(
  before: OrganiserEvent,
  mine: EventForm,
  revision: number,
): Promise<OrganiserEvent> {
  const { input } = readEventForm(mine);
  if (input === null) throw new Error('The form was sent with something wrong in it');
  return changeEvent(before.id, revision, toChange(toEventForm(before), mine, input));
}
