import type { Metadata } from 'next';
import { CodesPage } from '@/features/organise/promo-codes/codes-page';

export const metadata: Metadata = { title: 'Codes' };

export default function OrganiserCodesPage() {
  return <CodesPage />;
}
