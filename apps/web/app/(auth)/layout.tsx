import type { ReactNode } from 'react';
import { SiteFrame } from '@/app/site-frame';
import { SeatPlan } from '@/components/shell/seat-plan';
import { ForgetTickets } from '@/features/bookings/kept/forget-tickets';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <SiteFrame>
      <div className="mx-auto grid max-w-md overflow-hidden rounded-2xl border border-line bg-surface shadow-card lg:max-w-6xl lg:grid-cols-2">
        <ForgetTickets />
        <section className="px-6 py-10 sm:px-10 lg:px-14 lg:py-16">{children}</section>
        <SeatPlan />
      </div>
    </SiteFrame>
  );
}
