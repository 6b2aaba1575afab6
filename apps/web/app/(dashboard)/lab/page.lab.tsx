import type { Metadata } from 'next';
import { requireLab } from '@/features/lab/lab-origin';
import { LabPage } from './lab-page';

export const metadata: Metadata = { title: 'Rush lab', robots: { index: false } };

/** A page of `npm start` alone: its name keeps it out of what goes into containers (next.config.ts). */
export default function Page() {
  requireLab();
  return <LabPage />;
}
