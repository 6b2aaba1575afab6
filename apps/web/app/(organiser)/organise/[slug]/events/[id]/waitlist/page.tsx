import type { Metadata } from 'next';
import { parseWaitlistQuery, type SearchParams } from '@/features/organise/waitlist/waitlist-query';
import { WaitlistView } from '@/features/organise/waitlist/waitlist-view';

export const metadata: Metadata = { title: 'Waitlist' };

interface WaitlistPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function WaitlistPage({ searchParams }: WaitlistPageProps) {
  return <WaitlistView query={parseWaitlistQuery(await searchParams)} />;
}
