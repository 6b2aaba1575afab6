import type { Metadata } from 'next';
import { parseRosterQuery, type SearchParams } from '@/features/organise/roster/roster-query';
import { RosterView } from '@/features/organise/roster/roster-view';

export const metadata: Metadata = { title: 'People' };

interface RosterPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function RosterPage({ searchParams }: RosterPageProps) {
  return <RosterView query={parseRosterQuery(await searchParams)} />;
}
