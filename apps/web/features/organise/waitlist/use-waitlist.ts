'use client';

import type { WaitlistPage } from '@lastseat/contracts';
import { useEffect, useEffectEvent } from 'react';
import { waitlistPages } from '@/features/organise/api/resources';
import { useResource, type Entry } from '@/lib/http/resource';
import { toApiQuery, type WaitlistQuery } from './waitlist-query';

const gatherMs = 500;

interface Waitlist {
  entry: Entry<WaitlistPage>;
  reload: () => Promise<void>;
}

/** @param version of the event's count: each change may be one of the line, which is read anew then */
export function useWaitlist(
  eventId: string,
  query: WaitlistQuery,
  version: number | null,
): Waitlist {
  const apiQuery = toApiQuery(query);
  const entry = useResource(waitlistPages, eventId, apiQuery);
  const reload = () => waitlistPages.load(eventId, apiQuery);
  const reloadThis = useEffectEvent(reload);
  useEffect(() => {
    if (version === null) return;
    const timer = setTimeout(() => void reloadThis(), gatherMs);
    return () => clearTimeout(timer);
  }, [version]);
  return { entry, reload };
}
