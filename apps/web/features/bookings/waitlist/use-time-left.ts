import { useEffect, useState } from 'react';
import { changesInMs, describeTimeLeft } from './time-left';

/** The words for the time until then, renewed when they change; null once it is over. */
export function useTimeLeft(until: string): string | null {
  const [now, setNow] = useState(() => Date.now());
  const leftMs = Date.parse(until) - now;
  useEffect(() => {
    if (leftMs < 0) return;
    const timer = setTimeout(() => setNow(Date.now()), changesInMs(leftMs));
    return () => clearTimeout(timer);
  }, [leftMs]);
  return describeTimeLeft(leftMs);
}
