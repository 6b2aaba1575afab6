'use client';

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { checkIn, fetchList, handInScans, registerDevice } from '@/features/door/api/door-api';
import * as doors from '@/features/door/keep/keep-doors';
import * as scans from '@/features/door/keep/keep-scans';
import { followDoor } from '@/lib/http/follow-door';
import { makeDesk, type Desk, type DeskState } from './desk';
import { makeRounds } from './make-rounds';
import { openKept } from './refresh-list';

/** Longer than an answer takes on a network that works, and no time that somebody stands and waits. */
const patienceMs = 1_500;

/** The desk of this device at the door of an event, at work for as long as the page is open. */
export function useDesk(eventId: string, deviceName: string): Desk {
  const [desk] = useState(() =>
    makeDesk({
      ...{ eventId, deviceName },
      api: { registerDevice, fetchList, checkIn, handInScans },
      keep: { ...doors, ...scans },
      now: () => Date.now(),
      newNonce: () => crypto.randomUUID(),
      losePatience: () => new Promise((resolve) => setTimeout(resolve, patienceMs)),
    }),
  );
  useEffect(() => {
    let end = () => {};
    let isOver = false;
    openKept(desk).then(
      () => {
        if (!isOver) end = work(desk);
      },
      () => desk.store.setState({ stage: 'no-storage' }),
    );
    return () => {
      isOver = true;
      end();
    };
  }, [desk]);
  return desk;
}

export function useDeskState<T>(desk: Desk, select: (state: DeskState) => T): T {
  return useStore(desk.store, select);
}

function work(desk: Desk): () => void {
  const endRounds = makeRounds(desk);
  const doubt = () => {
    desk.store.setState({ isReachable: false, live: null });
    desk.wake();
  };
  const wake = () => desk.wake();
  const endFollowing = followDoor(desk.parts.eventId, {
    onUpdate: ({ admitted, tickets, conflicts }) =>
      desk.store.setState({ live: { admitted, tickets }, conflicts }),
    // It is the first to notice: until somebody has answered again, the device decides.
    onLoss: doubt,
  });
  window.addEventListener('offline', doubt);
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  return () => {
    endRounds();
    endFollowing();
    window.removeEventListener('offline', doubt);
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
  };
}
