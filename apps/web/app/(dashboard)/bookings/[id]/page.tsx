import { idSchema } from '@lastseat/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TicketPageView } from './ticket-page-view';

export const metadata: Metadata = { title: 'Ticket', robots: { index: false } };

interface TicketPageProps {
  params: Promise<{ id: string }>;
}

export default async function TicketPage({ params }: TicketPageProps) {
  const id = idSchema.safeParse((await params).id);
  if (!id.success) notFound();
  return <TicketPageView bookingId={id.data} />;
}
