'use client';

import { useTicketCounts } from '../ticket-counts.store';

/** A promise to the eye only: the banner tells everyone when it is broken. */
export function LiveIndicator() {
  const isLive = useTicketCounts((state) => state.status === 'live');
  return (
    <span
      aria-hidden="true"
      className={`inline-flex items-center gap-2 rounded-full px-3 py-1 text-sm font-medium transition-opacity duration-500 ${isLive ? 'bg-plenty-soft text-plenty opacity-100' : 'opacity-0'}`}
    >
      <span className="size-2 rounded-full bg-plenty-bar" />
      Live
    </span>
  );
}
