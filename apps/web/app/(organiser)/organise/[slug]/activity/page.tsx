import type { Metadata } from 'next';
import { parseActivityQuery, type SearchParams } from '@/features/organise/activity/activity-query';
import { OrganiserActivityView } from '@/features/organise/activity/activity-views';

export const metadata: Metadata = { title: 'Activity' };

interface OrganiserActivityPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function OrganiserActivityPage({ searchParams }: OrganiserActivityPageProps) {
  return <OrganiserActivityView query={parseActivityQuery(await searchParams)} />;
}
