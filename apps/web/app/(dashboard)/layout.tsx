import type { ReactNode } from 'react';
import { BookingsSync } from '@/features/bookings/bookings-sync';
import { ForgetTickets } from '@/features/bookings/kept/forget-tickets';

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <BookingsSync />
      <ForgetTickets />
      {children}
    </>
  );
}
