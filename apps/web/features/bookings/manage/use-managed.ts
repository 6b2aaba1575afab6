import { useState } from 'react';
import { findProblem } from '@/lib/http/api';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { useResource } from '@/lib/http/resource';
import { cancelManaged, confirmManaged, managed } from './manage-api';

export type ManageAction = 'confirm' | 'cancel';

const actions: Record<ManageAction, (link: string) => Promise<void>> = {
  confirm: confirmManaged,
  cancel: cancelManaged,
};

/** What is said where a person should know more than the API's words tell. */
const sentences = {
  hold_expired: 'The time to confirm is over, and every seat has gone to somebody else.',
  already_booked: 'You have a seat at this event already.',
} as const;

/** The place that a link stands for, and what its holder does to it. */
export function useManaged(link: string) {
  const { data: booking, failure } = useResource(managed, link);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [underway, setUnderway] = useState<ManageAction | null>(null);

  const act = async (action: ManageAction) => {
    if (underway !== null) return;
    setUnderway(action);
    setRefusal(null);
    await actions[action](link).catch((error: unknown) => {
      setRefusal(explainRefusal(error, sentences));
    });
    // In every case: what the API says now is what counts.
    await managed.load(link);
    setUnderway(null);
  };
  const isMissing = findProblem(failure)?.code === 'booking_not_found';
  const complaint = refusal ?? (failure === null ? null : explainRefusal(failure));
  return { booking, isMissing, complaint, underway, act };
}
