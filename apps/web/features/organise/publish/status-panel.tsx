'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { Check, Circle, ExternalLink } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { toast } from 'react-hot-toast';
import { actionStyles } from '@/components/ui/action-style';
import { Button } from '@/components/ui/button';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { publishEvent } from '@/features/organise/api/events-api';
import { organiserEvent } from '@/features/organise/api/resources';
import { findStage } from '@/features/organise/events/find-stage';
import { SeatBar } from '@/features/organise/events/seat-bar';
import { explainToast } from '@/features/organise/explain-toast';
import { paths } from '@/lib/http/paths';
import { useNow } from '@/lib/react/use-now';
import { CancelProgress } from './cancel-progress';
import { listChecks } from './list-checks';

interface StatusPanelProps {
  event: OrganiserEvent;
  /** Something is typed and not saved, so it would not be published. */
  hasUnsaved: boolean;
}

const titles: Record<ReturnType<typeof findStage>, string> = {
  draft: 'Ready to publish?',
  published: 'Everyone can book it',
  sold: 'Sold out',
  over: 'It has begun',
  cancelled: 'Cancelled',
};

export function StatusPanel({ event, hasUnsaved }: StatusPanelProps) {
  const now = useNow();
  return (
    <section
      aria-labelledby="status"
      className="rounded-2xl border border-line bg-surface p-5 shadow-card"
    >
      <h2 id="status" className="mb-4 font-semibold">
        {titles[findStage(event, now)]}
      </h2>
      {event.status === 'draft' && <Publishing event={event} hasUnsaved={hasUnsaved} now={now} />}
      {event.status === 'scheduled' && <Published event={event} />}
      {event.status === 'cancelled' && <CancelProgress event={event} />}
    </section>
  );
}

function Published({ event }: { event: OrganiserEvent }) {
  return (
    <>
      <SeatBar sold={event.confirmedTickets} total={event.totalTickets} />
      <a
        href={paths.event(event.id)}
        target="_blank"
        className={`${actionStyles.secondary} mt-5 w-full`}
      >
        Public page
        <ExternalLink className="size-4" aria-hidden="true" />
        <span className="sr-only"> (in a new tab)</span>
      </a>
    </>
  );
}

function Publishing({ event, hasUnsaved, now }: StatusPanelProps & { now: Date }) {
  const checks = listChecks(event, now);
  const isReady = !hasUnsaved && checks.every(({ isDone, isRequired }) => isDone || !isRequired);
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <ul className="grid gap-2.5">
        {checks.map(({ label, isDone, isRequired }) => (
          <CheckLine key={label} isDone={isDone}>
            {label}
            {!isDone && !isRequired && <span className="text-muted"> (better with it)</span>}
          </CheckLine>
        ))}
      </ul>
      <Button
        className="mt-5 w-full aria-disabled:opacity-60"
        aria-disabled={!isReady}
        aria-describedby="publish-hint"
        onClick={() => {
          if (isReady) setIsAsked(true);
        }}
      >
        Publish
      </Button>
      <p id="publish-hint" className="mt-2 text-sm text-muted empty:hidden">
        {hasUnsaved && 'Save your changes first.'}
      </p>
      <ConfirmationDialog
        isOpen={isAsked}
        onOpenChange={setIsAsked}
        title="Publish this event?"
        description="Everyone can see and book it from now on. You can change it later, and cancel it, but it does not become a draft again."
        confirmLabel="Publish"
        confirmingLabel="Publishing…"
        cancelLabel="Not yet"
        onConfirm={() => publish(event.id)}
      />
    </>
  );
}

function CheckLine({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const Icon = isDone ? Check : Circle;
  return (
    <li className="flex gap-2.5 text-sm">
      <Icon
        className={`mt-0.5 size-4 shrink-0 ${isDone ? 'text-plenty' : 'text-muted'}`}
        aria-hidden="true"
      />
      <span>
        <span className="sr-only">{isDone ? 'Done: ' : 'Missing: '}</span>
        {children}
      </span>
    </li>
  );
}

async function publish(eventId: string): Promise<void> {
  try {
    organiserEvent.put(await publishEvent(eventId), eventId);
    toast.success('Published: everyone can book it now.');
  } catch (error) {
    toast.error(explainToast(error));
    void organiserEvent.load(eventId);
  }
}
