import type { EventDetails, WatchInput } from '@lastseat/contracts';
import { findEvent, listEvents } from '@/features/events/list/list-events';
import { tellLineIsBack } from '@/lib/http/line';
import { getSocket, holdSocket } from '@/lib/http/socket';
import { findVisitorId } from '@/lib/session/visitor-id';
import { TicketFollower } from './follow-tickets';
import { toUpdates, useTicketCounts, type Screen } from './ticket-counts.store';

const pollEveryMs = 10_000;
const { getState, subscribe } = useTicketCounts;

/** Follows what is on screen over the socket; gives what ends it. */
export function followScreen(): () => void {
  const follower = new TicketFollower(getSocket(), {
    listWatched: () => toWatchInput(getState().screen),
    onUpdates: (updates) => {
      getState().applyUpdates(updates);
    },
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
    release();
    getState().setStatus('connecting');
  };
}

/** Asks for the counts every few seconds, as long as nothing comes over the socket. */
export function pollScreen(): () => void {
  const abort = new AbortController();
  const refresh = async () => {
    const { screen } = getState();
    if (document.hidden || screen === null) return;
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(pollEveryMs / 2)]);
    try {
      getState().applyUpdates(toUpdates(await reload(screen, signal)));
      if (!abort.signal.aborted) getState().setStatus('off');
    } catch {
      if (!abort.signal.aborted) getState().setStatus('offline');
    }
  };
  const timer = setInterval(() => void refresh(), pollEveryMs);
  void refresh();
  return () => {
    clearInterval(timer);
    abort.abort();
  };
}

function toWatchInput(screen: Screen | null): WatchInput {
  const eventIds = screen?.events.map(({ id }) => id) ?? [];
  if (screen?.kind !== 'event') return { eventIds };
  const visitorId = findVisitorId() ?? undefined;
  return { eventIds, watchersOf: screen.events[0].id, visitorId };
}

async function reload(screen: Screen, signal: AbortSignal): Promise<EventDetails[]> {
  if (screen.kind === 'list') return (await listEvents(screen.query, { signal })).data;
  const events = await Promise.all(screen.events.map(({ id }) => findEvent(id, { signal })));
  return events.filter((event) => event !== null);
}
