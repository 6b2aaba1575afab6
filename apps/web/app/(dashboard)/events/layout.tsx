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
      {children}
      <LiveTickets />
    </>
  );
}
