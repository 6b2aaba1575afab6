'use client';

import { DoorOpen } from 'lucide-react';
import { actionStyles } from '@/components/ui/action-style';
import { formatCount } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';
import { useDoor, type Door } from './use-door';

interface DoorCardProps {
  eventId: string;
  door: Door;
}

/** On a page that is about something else. */
export function OwnDoorCard({ eventId }: Omit<DoorCardProps, 'door'>) {
  return <DoorCard eventId={eventId} door={useDoor(eventId)} />;
}

/** How many are in, live, and the way to the door. */
export function DoorCard({ eventId, door: { data, live } }: DoorCardProps) {
  const numbers = live ?? data;
  return (
    <section
      aria-labelledby="door-card"
      className="flex flex-wrap items-center justify-between gap-4 rounded-2xl border border-line bg-surface p-5 shadow-card"
    >
      <div>
        <h2 id="door-card" className="text-sm font-medium text-muted">
          At the door
        </h2>
        <p className="text-3xl font-bold tracking-tight tabular-nums">
          {numbers === null ? '–' : formatCount(numbers.admitted)}
          <span className="text-base font-normal tracking-normal text-muted">
            {' '}
            of {numbers === null ? '–' : formatCount(numbers.tickets)} in{live && ' · Live'}
          </span>
        </p>
      </div>
      {/* No link of the router: only as a document of its own may the page use the camera. */}
      <a href={paths.door(eventId)} className={actionStyles.primary}>
        <DoorOpen className="size-5" aria-hidden="true" />
        Open the door
      </a>
    </section>
  );
}
