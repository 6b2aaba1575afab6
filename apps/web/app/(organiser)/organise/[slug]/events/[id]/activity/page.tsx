import type { Metadata } from 'next';
import { EventActivityView } from '@/features/organise/activity/activity-views';

export const metadata: Metadata = { title: 'Activity' };

export default function EventActivityPage() {
  return <EventActivityView />;
}
