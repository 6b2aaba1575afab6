import type { Metadata } from 'next';
import { parseInvoicesQuery, type SearchParams } from '@/features/organise/invoices/invoices-query';
import { InvoicesView } from '@/features/organise/invoices/invoices-view';

export const metadata: Metadata = { title: 'Invoices' };

interface InvoicesPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function InvoicesPage({ searchParams }: InvoicesPageProps) {
  return <InvoicesView query={parseInvoicesQuery(await searchParams)} />;
}
