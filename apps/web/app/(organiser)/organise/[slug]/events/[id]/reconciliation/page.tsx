import type { Metadata } from 'next';
import { ReconciliationView } from '@/features/organise/revenue/reconciliation-view';

export const metadata: Metadata = { title: 'Comparison with the provider' };

export default function ReconciliationPage() {
  return <ReconciliationView />;
}
