'use client';

import { CloudOff, DatabaseZap, LogOut, ShieldX } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Desk } from '@/features/door/engine/desk';
import { useDesk, useDeskState } from '@/features/door/engine/use-desk';
import { ScannerView } from './scanner-view';

interface DeskViewProps {
  eventId: string;
  deviceName: string;
  onStartAgain: () => void;
}

export function DeskView({ eventId, deviceName, onStartAgain }: DeskViewProps) {
  const desk = useDesk(eventId, deviceName);
  const stage = useDeskState(desk, (state) => state.stage);
  if (stage === 'open') return <ScannerView desk={desk} />;
  return (
    <div className="m-auto w-full max-w-lg px-4 py-8" role="status">
      {stage === 'opening' && <p className="text-center text-muted">Loading the list…</p>}
      {stage === 'no-list' && <NoList />}
      {stage === 'no-storage' && <NoStorage />}
      {stage === 'refused' && <Refused desk={desk} />}
      {stage === 'signed-out' && <SignedOut onStartAgain={onStartAgain} />}
    </div>
  );
}

function NoList() {
  return (
    <EmptyState
      heading="h1"
      icon={CloudOff}
      title="The first visit needs a network"
      text="This device has no list of this event yet. It is loaded by itself as soon as the network is there."
    />
  );
}

function NoStorage() {
  return (
    <EmptyState
      heading="h1"
      icon={DatabaseZap}
      title="This browser keeps nothing"
      text="The door keeps its list on the device. Leave the private window, or allow this site to keep data."
    />
  );
}

function Refused({ desk }: { desk: Desk }) {
  const refusal = useDeskState(desk, (state) => state.refusal);
  return (
    <EmptyState
      heading="h1"
      icon={ShieldX}
      title={refusal?.title ?? 'Not allowed'}
      text="Are you signed in with the right account? An owner of the organiser can let you work at the door."
      action={<Button onClick={() => desk.wake()}>Try again</Button>}
    />
  );
}

function SignedOut({ onStartAgain }: { onStartAgain: () => void }) {
  return (
    <EmptyState
      heading="h1"
      icon={LogOut}
      title="This device was signed out"
      text="Somebody has signed it out at the console. Its list and its scans are gone from it."
      action={
        <Button variant="secondary" onClick={onStartAgain}>
          Work at this door again
        </Button>
      }
    />
  );
}
