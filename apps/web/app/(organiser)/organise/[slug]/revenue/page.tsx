import type { Metadata } from 'next';
import { OrganiserRevenueView } from '@/features/organise/revenue/revenue-view';

export const metadata: Metadata = { title: 'Revenue' };

export default function RevenuePage() {
  return <OrganiserRevenueView />;
}
