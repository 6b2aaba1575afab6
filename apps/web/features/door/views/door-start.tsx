'use client';

import type { DoorList } from '@lastseat/contracts';
import { DoorOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { actionStyles } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { VenueTime } from '@/components/ui/venue-time';
import { forgetOldDoors, listDoors } from '@/features/door/keep/keep-doors';
import { paths } from '@/lib/http/paths';
import { useReader } from '@/lib/react/reader';

/** Where the installed door begins: the events that this device has a list of. */
export function DoorStart() {
  const [doors, setDoors] = useState<DoorList['event'][] | null>(null);
  useEffect(() => {
    forgetOldDoors(Date.now())
      .then(listDoors)
      .then(setDoors, () => setDoors([]));
  }, []);
  return (
    <div className="mx-auto w-full max-w-lg flex-1 px-4 py-8">
      <h1 className="text-2xl font-bold tracking-tight">The door</h1>
      {doors?.length === 0 && <NoDoors />}
      <ul className="mt-6 grid gap-3">
        {doors?.map((event) => (
          <li key={event.id}>
            <Door event={event} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** No link of the router, which would ask the server first: the worker answers for a page. */
function Door({ event }: { event: DoorList['event'] }) {
  const reader = useReader();
  return (
    <a
      href={paths.door(event.id)}
      className="block rounded-2xl border border-line bg-surface p-5 shadow-card hover:border-line-strong"
    >
      <span className="block text-lg font-semibold wrap-anywhere">{event.title}</span>
      <span className="mt-1 block text-muted">
        <VenueTime event={event} reader={reader} /> · {event.venue}
      </span>
    </a>
  );
}

function NoDoors() {
  return (
    <div className="mt-6">
      <EmptyState
        icon={DoorOpen}
        title="No door is kept on this device"
        text="Open the door of an event once while there is a network: you find it with the event."
        action={
          <a href={paths.console()} className={actionStyles.primary}>
            Go to your events
          </a>
        }
      />
    </div>
  );
}
