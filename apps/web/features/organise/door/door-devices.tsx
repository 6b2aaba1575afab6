'use client';

import type { DoorDevice } from '@lastseat/contracts';
import { Smartphone } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { Instant } from '@/components/ui/instant';
import { signOutDevice } from '@/features/organise/api/door-api';
import { doorDevices } from '@/features/organise/api/resources';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { useResource } from '@/lib/http/resource';
import { Panel } from './panel';

/** What people work with at this door. A phone that is lost is signed out here. */
export function DoorDevices({ eventId }: { eventId: string }) {
  const { data, failure } = useResource(doorDevices, eventId);
  return (
    <Panel
      title="Devices"
      text="A device that is signed out forgets its list as soon as it hears of it, and lets nobody in any more."
    >
      {data === null && (
        <p role="status" className="mt-3 text-muted">
          {failure === null ? 'Loading…' : explainRefusal(failure)}
        </p>
      )}
      {data?.length === 0 && <p className="mt-3 text-muted">No device has opened the door yet.</p>}
      <ul className="mt-2 divide-y divide-line">
        {data?.map((device) => (
          <li key={device.id} className="py-3">
            <Device eventId={eventId} device={device} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Device({ eventId, device }: { eventId: string; device: DoorDevice }) {
  const { name, user, lastSeenAt, signedOutAt } = device;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Smartphone className="size-5 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold wrap-anywhere">{name}</p>
        <p className="text-sm text-muted">
          {user.name} ·{' '}
          {signedOutAt === null ? (
            <>
              last seen <Instant at={lastSeenAt} />
            </>
          ) : (
            <>
              signed out <Instant at={signedOutAt} />
            </>
          )}
        </p>
      </div>
      {signedOutAt === null && <SignOut eventId={eventId} device={device} />}
    </div>
  );
}

function SignOut({ eventId, device: { id, name } }: { eventId: string; device: DoorDevice }) {
  const [isAsked, setIsAsked] = useState(false);
  const signOut = async () => {
    try {
      await signOutDevice(eventId, id);
      toast.success(`${name} is signed out.`);
    } catch (error) {
      toast.error(explainRefusal(error));
    }
    await doorDevices.load(eventId);
  };
  return (
    <>
      <Button variant="secondary" onClick={() => setIsAsked(true)}>
        Sign out<span className="sr-only"> {name}</span>
      </Button>
      <ConfirmationDialog
        title={`Sign ${name} out?`}
        description="It lets nobody in any more, and what it has not handed in yet is gone with its list. This cannot be taken back."
        confirmLabel="Sign it out"
        confirmingLabel="Signing out…"
        tone="danger"
        onConfirm={signOut}
        isOpen={isAsked}
        onOpenChange={setIsAsked}
      />
    </>
  );
}
