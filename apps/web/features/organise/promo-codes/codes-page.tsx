'use client';

import type { OrganiserEvent, PromoCode } from '@lastseat/contracts';
import { Ticket } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { changePromoCode, removePromoCode } from '@/features/organise/api/promo-codes-api';
import { promoCodes, ticketTypes } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { loadModule } from '@/lib/http/load-module';
import { useResource } from '@/lib/http/resource';
import { CodeRow } from './code-row';

const CodeSheet = lazy(() =>
  loadModule(() => import('./code-sheet')).then((module) => ({ default: module.CodeSheet })),
);

/** The codes that make tickets of the event cheaper. */
export function CodesPage() {
  return (
    <WhoMay action="events.change">
      <Codes />
    </WhoMay>
  );
}

function Codes() {
  const event = useOrganiserEvent();
  const entry = useResource(promoCodes, event.id);
  const [open, setOpen] = useState<PromoCode | 'new' | null>(null);
  return (
    <>
      <h2 className="text-lg font-semibold tracking-tight">Codes</h2>
      <p className="mt-1 mb-6 max-w-2xl text-pretty text-muted">
        Whoever enters one on the event’s page pays less for each ticket. What was sold with it
        keeps its price, whatever you change later.
      </p>
      {event.payment !== 'online' && (
        <p className="mb-6 text-pretty text-muted">
          This event is paid at the venue: its codes work once it is paid online.
        </p>
      )}
      <WhenLoaded
        entry={entry}
        skeleton={<div className="h-48 animate-shimmer rounded-2xl bg-sunken" aria-hidden="true" />}
        onRetry={() => void promoCodes.load(event.id)}
      >
        {(codes) => <CodeList codes={codes} event={event} onOpen={setOpen} />}
      </WhenLoaded>
      {open !== null && <OpenSheet event={event} open={open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface OpenSheetProps {
  event: OrganiserEvent;
  open: PromoCode | 'new';
  onClose: () => void;
}

/** Once the types are there that the code can be for. */
function OpenSheet({ event, open, onClose }: OpenSheetProps) {
  const types = useResource(ticketTypes, event.id).data;
  if (!types) return null;
  return (
    <Suspense fallback={null}>
      <CodeSheet
        {...{ event, types, onClose }}
        code={open === 'new' ? null : open}
        onSaved={() => void promoCodes.load(event.id)}
      />
    </Suspense>
  );
}

interface CodeListProps {
  codes: readonly PromoCode[];
  event: OrganiserEvent;
  onOpen: (code: PromoCode | 'new') => void;
}

function CodeList({ codes, event, onOpen }: CodeListProps) {
  const act = (deed: Promise<unknown>) =>
    void deed
      .catch((error: unknown) => toast.error(explainToast(error)))
      .then(() => promoCodes.load(event.id));
  const add = (
    <Button variant="secondary" onClick={() => onOpen('new')}>
      Add a code
    </Button>
  );
  if (codes.length === 0) {
    return (
      <EmptyState
        icon={Ticket}
        title="No codes yet"
        text="Make one for friends, press or sponsors."
        action={add}
      />
    );
  }
  return (
    <div className="grid justify-items-start gap-5">
      <ul className="w-full divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
        {codes.map((code) => (
          <CodeRow
            key={code.id}
            code={code}
            currency={event.currency}
            onChange={() => onOpen(code)}
            onPause={() => act(changePromoCode(event.id, code.id, { isPaused: !code.isPaused }))}
            onRemove={() => act(removePromoCode(event.id, code.id))}
          />
        ))}
      </ul>
      {add}
    </div>
  );
}
