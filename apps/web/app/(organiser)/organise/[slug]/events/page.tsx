import type { Metadata } from 'next';
import { parseTableQuery, type SearchParams } from '@/features/organise/events/event-table-query';
import { OrganiserEvents } from './organiser-events';

export const metadata: Metadata = { title: 'Events' };

interface OrganiserEventsPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function OrganiserEventsPage({ searchParams }: OrganiserEventsPageProps) {
  return <OrganiserEvents query={parseTableQuery(await searchParams)} />;
}
