import { transferParamsSchema } from '@lastseat/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TransferPageView } from './transfer-page-view';

/** Whoever has the address may have the ticket: no other site is told it. */
export const metadata: Metadata = {
  title: 'A ticket for you',
  referrer: 'no-referrer',
  robots: { index: false },
};

interface TransferPageProps {
  params: Promise<{ token: string }>;
}

export default async function TransferPage({ params }: TransferPageProps) {
  const parsed = transferParamsSchema.safeParse(await params);
  if (!parsed.success) notFound();
  return <TransferPageView token={parsed.data.token} />;
}
