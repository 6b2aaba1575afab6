'use client';

import type { OwnBooking, Transfer } from '@lastseat/contracts';
import { Forward } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { Instant } from '@/components/ui/instant';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { loadModule } from '@/lib/http/load-module';
import { useNow } from '@/lib/react/use-now';
import { canPassOn } from './can-pass-on';
import type { PassingOn } from './transfer-api';

const PassOnDialog = lazy(() =>
  loadModule(() => import('./pass-on-dialog')).then((module) => ({ default: module.PassOnDialog })),
);

interface PassOnProps {
  booking: OwnBooking;
  by: PassingOn;
  /** What the API says now is what counts. */
  onChanged: () => Promise<void>;
}

/** A ticket can go to somebody else, and comes back until they have accepted. */
export function PassOn({ booking, by, onChanged }: PassOnProps) {
  const [isAsking, setIsAsking] = useState(false);
  const now = useNow();
  const { transfer, event } = booking;
  if (transfer?.status === 'pending') {
    return <AskedAlready transfer={transfer} takeBack={by.takeBack} onChanged={onChanged} />;
  }
  if (!canPassOn(event, now)) return null;
  const ask = async (email: string) => {
    await by.ask(email);
    setIsAsking(false);
    await onChanged();
  };
  return (
    <div className="grid gap-2">
      {transfer?.status === 'declined' && <Declined transfer={transfer} />}
      <Button variant="secondary" onClick={() => setIsAsking(true)}>
        <Forward className="size-5" aria-hidden="true" />
        Pass on…
      </Button>
      {isAsking && (
        <Suspense>
          <PassOnDialog quantity={booking.quantity} ask={ask} onClose={() => setIsAsking(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Declined({ transfer }: { transfer: Transfer }) {
  return (
    <p className="text-pretty wrap-anywhere text-muted">
      {transfer.email ?? 'Whom you asked'} did not want the ticket. It is yours as before.
    </p>
  );
}

const tooLate = 'The other was faster: the ticket is theirs now.';

interface AskedAlreadyProps extends Pick<PassOnProps, 'onChanged'> {
  transfer: Transfer;
  takeBack: () => Promise<void>;
}

function AskedAlready({ transfer, takeBack, onChanged }: AskedAlreadyProps) {
  const [isUnderway, setIsUnderway] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const act = async () => {
    setIsUnderway(true);
    setRefusal(null);
    await takeBack().catch((error: unknown) => {
      setRefusal(explainRefusal(error, { transfer_ended: tooLate }));
    });
    await onChanged();
    setIsUnderway(false);
  };
  return (
    <section
      aria-label="Passing on"
      className="grid animate-rise gap-4 rounded-2xl border border-line bg-surface p-5"
    >
      <div className="grid gap-1">
        <h2 className="font-semibold wrap-anywhere">Waiting for {transfer.email}</h2>
        <p className="text-pretty text-muted">
          Asked on <Instant at={transfer.createdAt} />. The ticket stays yours until they accept.
        </p>
      </div>
      <FormAlert form={{ formError: refusal, wrongFields: [] }} />
      <Button
        variant="secondary"
        isLoading={isUnderway}
        loadingLabel="Taking back…"
        onClick={() => void act()}
      >
        Take back
      </Button>
    </section>
  );
}
