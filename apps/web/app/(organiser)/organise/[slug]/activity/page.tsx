import type { Metadata } from 'next';
import { OrganiserActivityView } from '@/features/organise/activity/activity-views';

export const metadata: Metadata = { title: 'Activity' };

export default function OrganiserActivityPage() {
  return <OrganiserActivityView />;
}
