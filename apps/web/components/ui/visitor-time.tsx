'use client';

import { useEffect, useState, type ComponentType } from 'react';
import type { EventTimes } from '@lastseat/contracts';
import { loadModule } from '@/lib/http/load-module';

interface VisitorTimeProps {
  event: EventTimes;
  /** Minutes by which the venue's clock is ahead of UTC when the event begins. */
  venueOffset: number;
}

/**
 * When the event begins on the visitor's own clock; nothing where that shows the same. Most visitors live
 * by the venue's clock: what writes another time is loaded for the others only.
 */
export function VisitorTime({ event, venueOffset }: VisitorTimeProps) {
  const [OwnTime, setOwnTime] = useState<ComponentType<{ event: EventTimes }> | null>(null);
  const { startsAt } = event;
  useEffect(() => {
    const visitorOffset = -new Date(startsAt).getTimezoneOffset();
    if (visitorOffset === venueOffset) return;
    loadModule(() => import('./own-time')).then(
      (module) => {
        setOwnTime(() => module.OwnTime);
      },
      () => undefined, // The venue's time stands there all the same.
    );
  }, [startsAt, venueOffset]);
  return OwnTime && <OwnTime event={event} />;
}
