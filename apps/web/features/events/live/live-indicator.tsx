'use client';

import { useTicketCounts } from './ticket-counts.store';

const looks = {
  connecting: 'invisible opacity-0',
  live: 'bg-plenty-soft text-plenty',
  off: 'bg-gone-soft text-gone',
};

/** A promise: when it is broken this says so, and the banner says what that means. */
export function LiveIndicator() {
  const status = useTicketCounts((state) => (state.status === 'offline' ? 'off' : state.status));
  return (
    <span
      className={`inline-flex items-center gap-2 rounded-full px-3 py-1 text-sm font-medium transition-opacity duration-500 ${looks[status]}`}
    >
      <span
        className={`size-2 rounded-full ${status === 'off' ? 'bg-current' : 'bg-plenty-bar'}`}
      />
      {status === 'off' ? 'Reconnecting' : 'Live'}
    </span>
  );
}
