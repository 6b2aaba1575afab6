'use client';

import { useTicketCounts } from '../ticket-counts.store';

/** A promise: the banner tells when it is broken. */
export function LiveIndicator() {
  const isLive = useTicketCounts((state) => state.status === 'live');
  return (
    <span
      className={`inline-flex items-center gap-2 rounded-full bg-plenty-soft px-3 py-1 text-sm font-medium text-plenty transition-opacity duration-500 ${isLive ? 'opacity-100' : 'invisible opacity-0'}`}
    >
      <span className="size-2 rounded-full bg-plenty-bar" />
      Live
    </span>
  );
}
