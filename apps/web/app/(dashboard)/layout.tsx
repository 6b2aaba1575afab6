import type { ReactNode } from 'react';
import { SiteFrame } from '@/app/site-frame';
import { ProveAddress } from '@/features/account/prove-address';
import { BookingsSync } from '@/features/bookings/bookings-sync';

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <SiteFrame>
      <BookingsSync />
      <ProveAddress />
      {children}
    </SiteFrame>
  );
}
