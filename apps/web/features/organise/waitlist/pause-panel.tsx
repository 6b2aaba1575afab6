'use client';

import type { OrganiserEvent, WaitlistMode } from '@lastseat/contracts';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { changeEvent, getOrganiserEvent } from '@/features/organise/api/events-api';
import { organiserEvent } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { useCan } from '@/features/organise/organiser/use-organiser';
import { findProblem } from '@/lib/http/api';

const manners: Record<WaitlistMode, string> = {
  off: 'Nobody can join. Edit the event to open a waitlist.',
  offer: 'A seat that becomes free is kept for whoever is first, until they take it or let it go.',
  autobook: 'A seat that becomes free is booked for whoever is first.',
};

/** How the line is served, and what stops that. */
export function PausePanel({ event }: { event: OrganiserEvent }) {
  const { waitlistMode, isWaitlistPaused } = event;
  const { isChanging, toggle } = usePause(event);
  const canPause =
    useCan('events.change') && waitlistMode !== 'off' && event.status !== 'cancelled';
  return (
    <section
      aria-label="How the line is served"
      className="mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-2xl border border-line bg-surface p-4 shadow-card sm:px-6"
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">{isWaitlistPaused ? 'Paused' : 'Open'}</p>
        <p className="text-sm text-pretty text-muted">
          {isWaitlistPaused
            ? 'Nobody is served: a seat that becomes free goes on sale to everybody.'
            : manners[waitlistMode]}
        </p>
      </div>
      {canPause && (
        <Button
          variant={isWaitlistPaused ? 'primary' : 'secondary'}
          isLoading={isChanging}
          onClick={() => void toggle()}
        >
          {isWaitlistPaused ? (
            <Play className="size-5" aria-hidden="true" />
          ) : (
            <Pause className="size-5" aria-hidden="true" />
          )}
          {isWaitlistPaused ? 'Resume' : 'Pause'}
        </Button>
      )}
    </section>
  );
}

function usePause({ id, revision, isWaitlistPaused }: OrganiserEvent) {
  const [isChanging, setIsChanging] = useState(false);
  const setPaused = async (isPaused: boolean) => {
    const change = { isWaitlistPaused: isPaused };
    try {
      return await changeEvent(id, revision, change);
    } catch (error) {
      if (findProblem(error)?.code !== 'stale_revision') throw error;
      // A seat more for somebody in line is an edit too. The line is paused whatever else was edited.
      return changeEvent(id, (await getOrganiserEvent(id)).revision, change);
    }
  };
  const toggle = async () => {
    setIsChanging(true);
    try {
      organiserEvent.put(await setPaused(!isWaitlistPaused), id);
    } catch (error) {
      toast.error(explainToast(error));
      // Somebody may have changed it meanwhile: the next press is about what shows then.
      void organiserEvent.load(id);
    } finally {
      setIsChanging(false);
    }
  };
  return { isChanging, toggle };
}
