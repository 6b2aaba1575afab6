import { useEffect, useRef } from 'react';
import { loadWaitlistSoon } from './load-soon';
import { useWaitlist } from './waitlist.store';

/** Each change of the event's count may be somebody before this person who is served, or gone. */
export function useTruePosition(eventId: string, version: number): void {
  const seen = useRef(version);
  const isConcerned = useWaitlist(({ waits, offers }) =>
    [...waits, ...offers].some((one) => one.eventId === eventId),
  );
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    if (isConcerned) loadWaitlistSoon();
  }, [version, isConcerned]);
}
