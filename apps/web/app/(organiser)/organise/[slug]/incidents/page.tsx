import type { Metadata } from 'next';
import {
  parseIncidentsQuery,
  type SearchParams,
} from '@/features/organise/incidents/incidents-query';
import { IncidentsView } from '@/features/organise/incidents/incidents-view';

export const metadata: Metadata = { title: 'Incidents' };

interface IncidentsPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function IncidentsPage({ searchParams }: IncidentsPageProps) {
  return <IncidentsView query={parseIncidentsQuery(await searchParams)} />;
}
