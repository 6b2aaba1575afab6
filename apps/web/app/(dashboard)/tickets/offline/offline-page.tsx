'use client';

import { usePathname } from 'next/navigation';
import { BookingsPageView } from '@/app/(dashboard)/bookings/bookings-page-view';
import { TicketPageView } from '@/app/(dashboard)/bookings/[id]/ticket-page-view';
import { WithoutNetwork } from '@/features/bookings/kept/without-network';
import { BookingListSkeleton } from '@/features/bookings/list/booking-list-skeleton';
import { ReaderProvider, useReader } from '@/lib/react/reader';
import { useIsHydrated } from '@/lib/react/use-is-hydrated';
import { useNow } from '@/lib/react/use-now';

/** The page that the address names, which is not the one that this was made for. */
export function OfflinePage() {
  const isHydrated = useIsHydrated();
  const reader = useReader();
  const now = useNow();
  const bookingId = usePathname().match(/^\/bookings\/([^/]+)$/)?.[1];
  if (!isHydrated) return <BookingListSkeleton />;
  return (
    // What the server wrote as "now" is when the page was kept.
    <ReaderProvider reader={{ ...reader, now }}>
      <WithoutNetwork value={true}>
        {bookingId === undefined ? <BookingsPageView /> : <TicketPageView bookingId={bookingId} />}
      </WithoutNetwork>
    </ReaderProvider>
  );
}
