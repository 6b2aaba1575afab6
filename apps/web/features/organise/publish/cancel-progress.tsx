'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { useEffect, useState } from 'react';
import { organiserEvent } from '@/features/organise/api/resources';
import { formatCount } from '@/lib/format/format';

const askEveryMs = 1_500;

/** How far the bookings of a cancelled event are cancelled: the API does it in steps. */
export function CancelProgress({ event }: { event: OrganiserEvent }) {
  const { id, confirmedTickets, bookingsCancelledAt, cancelReason } = event;
  const [most, setMost] = useState(confirmedTickets);
  if (confirmedTickets > most) setMost(confirmedTickets);
  const isUnderWay = bookingsCancelledAt === null;
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void organiserEvent.load(id), askEveryMs);
    return () => clearInterval(timer);
  }, [isUnderWay, id]);
  return (
    <>
      {cancelReason !== null && cancelReason !== '' && (
        <p className="mb-4 whitespace-pre-line text-pretty wrap-anywhere">“{cancelReason}”</p>
      )}
      {isUnderWay && (
        <progress
          aria-label="Bookings cancelled"
          value={most - confirmedTickets}
          max={Math.max(most, 1)}
          className="h-2 w-full accent-accent"
        />
      )}
      <p role="status" className="text-sm text-muted">
        {isUnderWay
          ? `Cancelling the bookings: ${formatCount(confirmedTickets)} seats to go`
          : 'All bookings are cancelled, and those who had one see why.'}
      </p>
    </>
  );
}
