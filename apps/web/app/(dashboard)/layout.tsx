import type { ReactNode } from 'react';
import { BookingsSync } from '../../features/bookings/components/bookings-sync';

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <BookingsSync />
      {children}
    </>
  );
}
