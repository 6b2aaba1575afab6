'use client';

import type { OwnBooking } from '@lastseat/contracts';
import { CloudOff, LogIn } from 'lucide-react';
import { use, type ReactNode } from 'react';
import { actionStyle } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { useBookings } from '@/features/bookings/bookings.store';
import type { KeptTickets } from '@/features/bookings/kept/kept-tickets';
import { LastCheck } from '@/features/bookings/kept/last-check';
import { useKeptTickets } from '@/features/bookings/kept/use-kept-tickets';
import { WithoutNetwork } from '@/features/bookings/kept/without-network';
import { useIsOnline } from '@/lib/react/use-is-online';
import { useSession } from '@/lib/session';
import { signInPath } from '@/lib/session/safe-return-path';
import { BookingListSkeleton } from './booking-list-skeleton';
import { loadBookings } from './load-bookings';

interface WithBookingsProps {
  /** Where the sign-in page leads back to. */
  returnTo: string;
  children: (bookings: readonly OwnBooking[]) => ReactNode;
  /** In place of the bookings while the API cannot be asked. */
  renderKept: (kept: KeptTickets) => ReactNode;
}

/** Shows the person's bookings, or what this browser keeps of them, or why there is nothing to show. */
export function WithBookings({ returnTo, children, renderKept }: WithBookingsProps) {
  const isSignedOut = useSession((session) => session.status === 'signed-out');
  const status = useBookings((state) => state.status);
  const bookings = useBookings((state) => state.bookings);
  const kept = useKeptTickets();
  const isOnline = useIsOnline();
  const isPageKept = use(WithoutNetwork);
  if (isSignedOut) return <SignedOut returnTo={returnTo} />;
  const isWithoutAnswer = status === 'failed' || !isOnline || isPageKept;
  if (status !== 'ready' && !isWithoutAnswer) return <BookingListSkeleton />;
  if (status !== 'ready' && kept === null) {
    // A browser that believes to be online has nobody to ask either, or the page would be the server's.
    return isOnline && !isPageKept ? <LoadingFailed /> : <NothingKept />;
  }
  return (
    // One shape for both: a code that is shown stays on the screen when the network comes back.
    <>
      {kept !== null && (status !== 'ready' || !isOnline) && <LastCheck kept={kept} />}
      {status === 'ready' || kept === null ? children(bookings) : renderKept(kept)}
    </>
  );
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

function NothingKept() {
  return (
    <EmptyState
      icon={CloudOff}
      title="You are offline"
      text="No tickets are kept in this browser. They are safe with us, and here again with the network."
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
