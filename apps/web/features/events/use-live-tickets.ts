import { useEffect } from 'react';
import { getSocket } from '../../lib/socket';
import { TicketFollower } from './follow-tickets';
import { listUpcomingEvents } from './list-events';
import { toUpdates, useTicketCounts } from './ticket-counts.store';

const pollEveryMs = 10_000;

/** Keeps the store's counts live while there are events on screen. */
export function useLiveTickets(): void {
  const hasEvents = useTicketCounts((state) => state.onScreen.length > 0);
  const isOff = useTicketCounts(({ status }) => status === 'off' || status === 'offline');
  useEffect(() => (hasEvents ? follow() : undefined), [hasEvents]);
  useEffect(() => (hasEvents && isOff ? poll() : undefined), [hasEvents, isOff]);
}

function follow() {
  const { getState, subscribe } = useTicketCounts;
  const follower = new TicketFollower(getSocket(), {
    eventIds: () => getState().onScreen.map(({ id }) => id),
    onUpdates: (updates) => {
      getState().applyUpdates(updates);
    },
    onLive: (isLive) => {
      getState().setStatus(isLive ? 'live' : 'off');
    },
  });
  const unsubscribe = subscribe((state, before) => {
    if (state.onScreen !== before.onScreen) follower.watch();
  });
  follower.start();
  return () => {
    unsubscribe();
    follower.stop();
    getState().setStatus('connecting');
  };
}

function poll() {
  const { getState } = useTicketCounts;
  const abort = new AbortController();
  const timer = setInterval(() => void refresh(), pollEveryMs);
  void refresh();

  async function refresh() {
    if (document.hidden) return;
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(pollEveryMs / 2)]);
    try {
      const { data } = await listUpcomingEvents({ page: getState().page, signal });
      getState().applyUpdates(toUpdates(data));
      if (!abort.signal.aborted) getState().setStatus('off');
    } catch {
      if (!abort.signal.aborted) getState().setStatus('offline');
    }
  }

  return () => {
    clearInterval(timer);
    abort.abort();
  };
}
