import { useRouter } from 'next/navigation';
import { useCallback, useTransition } from 'react';
import { useBookings } from '@/features/bookings/bookings.store';
import { loadModule } from '@/lib/http/load-module';
import { useSession } from '@/lib/session';
import { signInPath } from '@/lib/session/safe-return-path';
import type { BookRequest } from './run-booking';

const loadRunBooking = () => import('./run-booking');

/** Ahead of need, so that it is there when a press finds the connection away. */
export function prepareBooking(): void {
  loadRunBooking().catch(() => undefined);
}

interface Book {
  book: (request: BookRequest) => Promise<void>;
  /** On the way to the sign-in page. */
  isLeaving: boolean;
}

/**
 * Books, with a way round by the sign-in page that leads back to where the person is now.
 * Rejects when not even the code for it could be had.
 */
export function useBook(): Book {
  const router = useRouter();
  const [isLeaving, startLeaving] = useTransition();
  const book = useCallback<Book['book']>(
    async (request) => {
      const { underway, beginBooking, finishBooking } = useBookings.getState();
      if (underway[request.eventId]) return;
      beginBooking(request.eventId);
      try {
        const { runBooking } = await loadModule(loadRunBooking);
        await runBooking(request, () => {
          startLeaving(() => router.push(signInPathFromHere()));
        });
      } finally {
        finishBooking(request.eventId);
      }
    },
    [router],
  );
  return { book, isLeaving };
}

/** Leads back to where the person is now. */
export function signInPathFromHere(): string {
  const { pathname, search } = window.location;
  const hasEnded = useSession.getState().endReason === 'expired';
  return signInPath(pathname + search, { hasEnded });
}
