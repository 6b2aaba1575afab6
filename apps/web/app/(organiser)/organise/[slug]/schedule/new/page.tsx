import type { Metadata } from 'next';
import { NewSeries } from '@/features/organise/series/new-series';

export const metadata: Metadata = { title: 'New series' };

export default function NewSeriesPage() {
  return <NewSeries />;
}
