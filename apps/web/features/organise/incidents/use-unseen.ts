'use client';

import { incidentPages } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useResource } from '@/lib/http/resource';

/** The shortest page there is: its count is what is wanted. */
export const countQuery = 'list=unseen&limit=1';

/** Incidents that no member has seen yet. 0 also while that is not known. */
export function useUnseen(): number {
  const { id } = useOrganiser();
  return useResource(incidentPages, id, countQuery).data?.meta.unseen ?? 0;
}
