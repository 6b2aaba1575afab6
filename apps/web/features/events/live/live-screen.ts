import type { WatchInput } from '@lastseat/contracts';
import { tellLineIsBack } from '@/lib/http/line';
import { getSocket, holdSocket } from '@/lib/http/socket';
import { findVisitorId } from '@/lib/session/visitor-id';
import { TicketFollower } from './follow-tickets';
import { UpdateGatherer } from './gather-updates';
import { useTicketCounts, type Screen } from './ticket-counts.store';

const { getState, subscribe } = useTicketCounts;

/** Follows what is on screen over the socket; gives what ends it. */
export function followScreen(): () => void {
  const gatherer = new UpdateGatherer((updates) => {
    getState().applyUpdates(updates);
  });
  const follower = new TicketFollower(getSocket(), {
    listWatched: () => toWatchInput(getState().screen),
    onUpdates: gatherer.add,
    onWatchers: (watchers) => {
      getState().setWatchers(watchers);
    },
    onLive: (isLive) => {
      if (isLive && getState().status !== 'live') tellLineIsBack();
      getState().setStatus(isLive ? 'live' : 'off');
    },
  });
  const unsubscribe = subscribe((state, before) => {
    if (state.screen !== before.screen) follower.watch();
  });
  window.addEventListener('online', follower.connectNow);
  follower.start();
  const release = holdSocket('counts');
  return () => {
    unsubscribe();
    window.removeEventListener('online', follower.connectNow);
    follower.stop();
    gatherer.stop();
    release();
    getState().setStatus('connecting');
  };
}

function toWatchInput(screen: Screen | null): WatchInput {
  const eventIds = screen?.events.map(({ id }) => id) ?? [];
  if (screen?.kind !== 'event') return { eventIds };
  const visitorId = findVisitorId() ?? undefined;
  return { eventIds, watchersOf: screen.events[0].id, visitorId };
}
