import type { Metadata } from 'next';
import { EventRevenueView } from '@/features/organise/revenue/revenue-view';

export const metadata: Metadata = { title: 'Revenue' };

export default function EventRevenuePage() {
  return <EventRevenueView />;
}
