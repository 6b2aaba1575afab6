'use client';

import type { WaitlistMode } from '@lastseat/contracts';
import { Hourglass } from 'lucide-react';
import { LatePushSwitch } from '@/features/bookings/push/late-push-switch';
import { formatOrdinal } from './format-ordinal';
import { LeaveButton } from './leave-button';
import type { OwnWait } from './waitlist.store';

interface WaitingPanelProps {
  wait: OwnWait;
  event: { id: string; title: string; waitlistMode: WaitlistMode };
  onAct: () => void;
}

/** Where the person is in line, on the page of the event. */
export function WaitingPanel({ wait: { position, quantity }, event, onAct }: WaitingPanelProps) {
  const seats = quantity === 1 ? 'a seat' : `${quantity} seats`;
  return (
    <div className="animate-rise space-y-3 rounded-xl border border-line-strong bg-surface p-4">
      <h2
        tabIndex={-1}
        className="flex items-center gap-2.5 text-lg font-semibold tabular-nums outline-none"
      >
        <Hourglass className="size-6 shrink-0 text-accent" aria-hidden="true" />
        You are {formatOrdinal(position)} in line
      </h2>
      <p className="text-sm text-pretty text-muted">
        {event.waitlistMode === 'autobook'
          ? `When it is your turn, ${seats} will be booked for you. We tell you by mail.`
          : `When it is your turn, ${seats} will be kept for you. We tell you by mail.`}
      </p>
      <div className="flex flex-wrap items-end gap-3">
        <LeaveButton event={event} onAct={onAct} />
        <LatePushSwitch />
      </div>
    </div>
  );
}
