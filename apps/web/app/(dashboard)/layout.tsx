import type { ReactNode } from 'react';
import { BookingsSync } from '@/features/bookings/bookings-sync';

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <BookingsSync />
      {children}
    </>
  );
}
