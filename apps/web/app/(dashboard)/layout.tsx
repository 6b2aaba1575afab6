import type { ReactNode } from 'react';
import { SiteFrame } from '@/app/site-frame';
import { BookingsSync } from '@/features/bookings/bookings-sync';

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <SiteFrame>
      <BookingsSync />
      {children}
    </SiteFrame>
  );
}
