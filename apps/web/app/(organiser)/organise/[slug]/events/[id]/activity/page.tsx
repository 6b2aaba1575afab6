import type { Metadata } from 'next';
import { parseActivityQuery, type SearchParams } from '@/features/organise/activity/activity-query';
import { EventActivityView } from '@/features/organise/activity/activity-views';

export const metadata: Metadata = { title: 'Activity' };

interface EventActivityPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function EventActivityPage({ searchParams }: EventActivityPageProps) {
  return <EventActivityView query={parseActivityQuery(await searchParams)} />;
}
