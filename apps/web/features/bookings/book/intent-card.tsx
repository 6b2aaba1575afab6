'use client';

import { useMemo, type ReactNode } from 'react';
import { VenueTime } from '@/components/ui/venue-time';
import { useReader } from '@/lib/react/reader';
import { useIsHydrated } from '@/lib/react/use-is-hydrated';
import { findIntent, type BookedEvent } from './booking-intent';

interface IntentCardProps {
  /** What comes before it, such as `Sign in`. */
  step: string;
  renderCover: (event: BookedEvent & { id: string }) => ReactNode;
}

const wishes = {
  book: { toDo: 'book', after: 'Your seat is booked right after, if one is still free.' },
  wait: { toDo: 'join the waitlist of', after: 'You are in line right after.' },
};

/** What somebody is about to book, on the pages in between; nothing for who just signs in. */
export function IntentCard({ step, renderCover }: IntentCardProps) {
  const reader = useReader();
  // Only this tab knows, not the server.
  const isHydrated = useIsHydrated();
  const intent = useMemo(() => (isHydrated ? findIntent() : null), [isHydrated]);
  if (intent === null) return null;
  const { wish, eventId, eventTitle, event } = intent;
  const { toDo, after } = wishes[wish];
  return (
    <section
      aria-label="Your booking"
      className="mt-6 overflow-hidden rounded-xl border border-line bg-surface"
    >
      {event && <div className="*:h-20">{renderCover({ id: eventId, ...event })}</div>}
      <div className="px-4 py-3">
        <p className="text-pretty wrap-anywhere">
          {step} to {toDo} <strong className="font-semibold">{eventTitle}</strong>
        </p>
        {event && (
          <p className="mt-1 text-sm">
            <VenueTime event={event} reader={reader} />
          </p>
        )}
        <p className="mt-1 text-sm text-muted">{after}</p>
      </div>
    </section>
  );
}
