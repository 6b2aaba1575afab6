import type { CheckInPage, DoorUpdate } from '@lastseat/contracts';
import { useEffect, useEffectEvent, useState } from 'react';
import { doorState } from '@/features/organise/api/resources';
import { followDoor } from '@/lib/http/follow-door';
import { useResource, type Entry } from '@/lib/http/resource';

export type Door = Entry<CheckInPage> & { live: DoorUpdate | null };

/** The door of an event as it is now, for as long as the page is open. */
export function useDoor(eventId: string): Door {
  const entry = useResource(doorState, eventId);
  const [live, setLive] = useState<DoorUpdate | null>(null);
  const { data } = entry;
  const take = useEffectEvent((update: DoorUpdate) => {
    setLive(update);
    // Who it was the page says, and not the message.
    const isOther = data?.admitted !== update.admitted || data.conflictCount !== update.conflicts;
    if (isOther) void doorState.load(eventId);
  });
  useEffect(() => {
    const end = followDoor(eventId, { onUpdate: (update) => take(update) });
    return () => {
      end();
      setLive(null);
    };
  }, [eventId]);
  return { ...entry, live };
}
