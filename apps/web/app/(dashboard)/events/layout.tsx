import type { ReactNode } from 'react';
import { LiveTickets } from '../../../features/events/components/live-tickets';

export default function EventsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <LiveTickets />
    </>
  );
}
