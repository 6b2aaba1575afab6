import type { Metadata } from 'next';
import { EditSeries } from '@/features/organise/series/edit-series';

export const metadata: Metadata = { title: 'Series' };

interface SeriesPageProps {
  params: Promise<{ id: string }>;
}

export default async function SeriesPage({ params }: SeriesPageProps) {
  return <EditSeries seriesId={(await params).id} />;
}
