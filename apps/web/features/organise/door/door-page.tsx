'use client';

import type { CheckInPage } from '@lastseat/contracts';
import { doorState } from '@/features/organise/api/resources';
import { useCan } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { DoorCard } from './door-card';
import { DoorConflicts } from './door-conflicts';
import { DoorDevices } from './door-devices';
import { LatestEntries } from './latest-entries';
import { useDoor } from './use-door';

/** What happens at the door, as who organises sees it. */
export function DoorPage() {
  const { id } = useOrganiserEvent();
  const mayManage = useCan('door.devices');
  const door = useDoor(id);
  return (
    <div className="grid gap-6">
      <DoorCard eventId={id} door={door} />
      <WhenLoaded
        entry={door}
        skeleton={<div className="h-48 animate-shimmer rounded-2xl bg-sunken" />}
        onRetry={() => void doorState.load(id)}
      >
        {(page) => <Entries page={page} />}
      </WhenLoaded>
      {mayManage && <DoorDevices eventId={id} />}
    </div>
  );
}

function Entries({ page }: { page: CheckInPage }) {
  return (
    <>
      {page.conflictCount > 0 && <DoorConflicts page={page} />}
      <LatestEntries entries={page.data} />
    </>
  );
}
