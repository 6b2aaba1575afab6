'use client';

import { useEffect, useRef } from 'react';
import { loadModule } from '@/lib/http/load-module';
import { useSession } from '@/lib/session';
import { takeIntentText } from './book/intent-storage';
import { hasOpenBookings } from './book/open-bookings-key';
import { prepareBooking, useBook } from './book/use-book';
import { useBookings } from './bookings.store';
import { useForgottenTickets } from './kept/forget-tickets';

const staleAfterMs = 15_000;

/**
 * Keeps the store with whoever is signed in, and finishes a booking that a sign-in or a reload has
 * interrupted.
 */
export function BookingsSync() {
  useForgottenTickets();
  useBookingsOfUser();
  useOwnUpdates();
  useInterruptedBooking();
  useOpenBookings();
  return null;
}

function useBookingsOfUser(): void {
  const userId = useSession(({ user }) => user?.id ?? null);
  useEffect(() => {
    if (userId === null) {
      useBookings.getState().forget();
      return;
    }
    useBookings.getState().beginLoading(userId);
    const refresh = (afterMs: number) => void refreshBookings(afterMs);
    const refreshStale = () => {
      refresh(staleAfterMs);
    };
    refresh(0);
    document.addEventListener('visibilitychange', refreshStale);
    window.addEventListener('online', refreshStale);
    return () => {
      document.removeEventListener('visibilitychange', refreshStale);
      window.removeEventListener('online', refreshStale);
    };
  }, [userId]);
}

function useOwnUpdates(): void {
  const userId = useSession(({ user }) => user?.id ?? null);
  useEffect(() => {
    if (userId === null) return;
    let isOver = false;
    let end: (() => void) | undefined;
    const begin = async () => {
      const { attendToBookings } = await loadModule(() => import('./attend-to-bookings'));
      if (!isOver) end = attendToBookings();
    };
    // Without the code for it the bookings are read anew when the window is looked at again, and what is
    // kept stays as it is, with the time of its check.
    begin().catch(() => undefined);
    return () => {
      isOver = true;
      end?.();
    };
  }, [userId]);
}

/** Loaded here and not imported: visitors who never sign in have no use for it. */
async function refreshBookings(afterMs: number): Promise<void> {
  try {
    const { refreshStaleBookings } = await loadModule(() => import('./list/load-bookings'));
    await refreshStaleBookings(afterMs);
    prepareBooking();
  } catch {
    useBookings.getState().failLoading();
  }
}

/**
 * Looks once, on arrival: an intent found then was left on the way to the sign-in page. Who comes
 * back signed out has thought better of it, and a sign-in later must not book anything.
 */
function useInterruptedBooking(): void {
  const { book } = useBook();
  const status = useSession((session) => session.status);
  const found = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (found.current === undefined) found.current = takeIntentText();
    if (status === 'unknown' || found.current === null) return;
    const text = found.current;
    found.current = null;
    if (status !== 'signed-in') return;
    const finish = async () => {
      const { readIntent } = await loadModule(() => import('./book/booking-intent'));
      const intent = readIntent(text);
      if (intent !== null) await book(intent);
    };
    // Without a connection nothing was booked, and the button on the page says as much.
    finish().catch(() => undefined);
  }, [status, book]);
}

/** Whoever reloads while nobody knows whether a seat is booked is told once it is known all the same. */
function useOpenBookings(): void {
  const { book } = useBook();
  const status = useSession((session) => session.status);
  const userId = useSession(({ user }) => user?.id ?? null);
  useEffect(() => {
    if (status === 'unknown' || !hasOpenBookings()) return;
    const resume = async () => {
      const { OpenBookings } = await loadModule(() => import('./book/open-bookings'));
      const open = new OpenBookings();
      if (userId === null) {
        open.closeUnowned();
        return;
      }
      for (const { eventId, eventTitle, quantity, idempotencyKey } of open.list(userId)) {
        void book({ eventId, eventTitle, quantity, idempotencyKey, isUnheard: true });
      }
    };
    // Without the code for it the key stays where it is, for the next page.
    resume().catch(() => undefined);
  }, [status, userId, book]);
}
