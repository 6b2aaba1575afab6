import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { LiveTickets } from '@/features/events/live/live-tickets';
import { getPublicOrigin } from '@/lib/http/config';

/** Asked for at every request: an image is built once and then runs anywhere. */
export function generateMetadata(): Metadata {
  return { metadataBase: new URL(getPublicOrigin()) };
}

export default function EventsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <noscript>
        <p className="mb-6 rounded-xl border border-line-strong bg-surface px-4 py-3 font-medium">
          Without JavaScript you can look at all events here. To book a seat, and to see the seats
          go live, please turn it on.
        </p>
      </noscript>
      {children}
      <LiveTickets />
    </>
  );
}
