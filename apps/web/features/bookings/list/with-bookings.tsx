'use client';

import type { BookingWithEvent } from '@lastseat/contracts';
import { CloudOff, LogIn } from 'lucide-react';
import type { ReactNode } from 'react';
import { actionStyle } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { useBookings } from '@/features/bookings/bookings.store';
import { useSession } from '@/lib/session';
import { signInPath } from '@/lib/session/safe-return-path';
import { BookingListSkeleton } from './booking-list-skeleton';
import { loadBookings } from './load-bookings';

interface WithBookingsProps {
  /** Where the sign-in page leads back to. */
  returnTo: string;
  children: (bookings: readonly BookingWithEvent[]) => ReactNode;
}

/** Shows the person's bookings, or why they cannot be shown yet. */
export function WithBookings({ returnTo, children }: WithBookingsProps) {
  const isSignedOut = useSession((session) => session.status === 'signed-out');
  const status = useBookings((state) => state.status);
  const bookings = useBookings((state) => state.bookings);
  if (isSignedOut) return <SignedOut returnTo={returnTo} />;
  if (status === 'loading') return <BookingListSkeleton />;
  if (status === 'failed') return <LoadingFailed />;
  return children(bookings);
}

function SignedOut({ returnTo }: Pick<WithBookingsProps, 'returnTo'>) {
  return (
    <EmptyState
      icon={LogIn}
      title="You are signed out"
      text="Sign in to see your bookings."
      action={
        <Link href={signInPath(returnTo)} prefetch={false} className={actionStyle}>
          Sign in
        </Link>
      }
    />
  );
}

function LoadingFailed() {
  return (
    <div role="alert">
      <EmptyState
        icon={CloudOff}
        title="Your bookings could not be loaded"
        text="They are safe with us. Please check your connection and try again."
        action={
          <button type="button" className={actionStyle} onClick={() => void loadBookings()}>
            Try again
          </button>
        }
      />
    </div>
  );
}
