import type { Metadata } from 'next';
import { InvoicingSettings } from '@/features/organise/invoices/invoicing-settings';

export const metadata: Metadata = { title: 'Who invoices are from' };

export default function InvoicingSettingsPage() {
  return <InvoicingSettings />;
}
