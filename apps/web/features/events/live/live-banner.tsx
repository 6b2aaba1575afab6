'use client';

import { CloudOff } from 'lucide-react';
import { useTicketCounts, type LiveStatus } from './ticket-counts.store';

const messages: Record<LiveStatus, string | undefined> = {
  connecting: undefined,
  live: undefined,
  off: 'Live updates are paused. Counts refresh every 10 seconds.',
  offline: 'No connection. Counts may be out of date until we are back.',
};

export function LiveBanner() {
  const message = useTicketCounts((state) => messages[state.status]);
  return (
    // The status region stays in the page: one that arrives with its text is often not read out.
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-40 flex justify-center p-4"
    >
      {message && (
        <p className="pointer-events-auto flex animate-rise items-center gap-3 rounded-xl border border-line-strong bg-surface px-4 py-3 text-sm font-medium shadow-float">
          <CloudOff className="size-4 shrink-0 text-few" aria-hidden="true" />
          {message}
        </p>
      )}
    </div>
  );
}
