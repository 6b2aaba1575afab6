'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { useEffect, useState } from 'react';
import { organiserEvent } from '@/features/organise/api/resources';
import { getSocket, holdSocket } from '@/lib/http/socket';
import { useSession } from '@/lib/session';
import { takeUpdate, unknownConsole, type ConsoleState } from './console-state';
import { followConsole, type TokenSource } from './follow-console';

const tokens: TokenSource = {
  getToken: () => useSession.getState().accessToken,
  onChange: (listener) =>
    useSession.subscribe(({ accessToken }, before) => {
      if (accessToken !== before.accessToken) listener();
    }),
};

/** What happens to the event from now on, for as long as the page is open. */
export function useConsole(event: OrganiserEvent): ConsoleState {
  const eventId = event.id;
  const [state, setState] = useState(unknownConsole);
  useEffect(() => {
    const end = followConsole(getSocket(), eventId, tokens, {
      onUpdate: (update) => setState((known) => takeUpdate(known, update)),
      onWatchers: (watchers) => setState((known) => ({ ...known, watchers })),
      onLive: (isLive) => setState((known) => ({ ...known, isLive })),
    });
    const release = holdSocket('console');
    return () => {
      end();
      release();
      setState(unknownConsole);
    };
  }, [eventId]);
  useFreshEvent(event, state);
  return state;
}

/** What an organiser has changed elsewhere is in the event itself: it is read anew when it shows. */
function useFreshEvent({ id, ...known }: OrganiserEvent, { counts }: ConsoleState): void {
  const isStale =
    counts !== null &&
    (counts.status !== known.status || counts.totalTickets !== known.totalTickets);
  useEffect(() => {
    if (isStale) void organiserEvent.load(id);
  }, [id, isStale]);
}
