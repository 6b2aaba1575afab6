'use client';

import type { EventStatistics } from '@lastseat/contracts';
import { useEffect } from 'react';
import { eventStatistics } from '@/features/organise/api/resources';
import { useResource, type Entry } from '@/lib/http/resource';

/** While seats go by the second, the curves need not. */
const pauseMs = 5_000;
/** "The last minutes" go by though nothing happens. */
const everyMs = 60_000;

/** @param version of the newest count; null while that is not known */
export function useStatistics(eventId: string, version: number | null): Entry<EventStatistics> {
  const entry = useResource(eventStatistics, eventId);
  const shown = entry.data?.version;
  const isBehind = version !== null && shown !== undefined && version > shown;
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => void eventStatistics.load(eventId), pauseMs);
    return () => clearTimeout(timer);
    // A later version than the one that is waited for is in the same answer.
  }, [eventId, isBehind, shown]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void eventStatistics.load(eventId);
    }, everyMs);
    return () => clearInterval(timer);
  }, [eventId]);
  return entry;
}
