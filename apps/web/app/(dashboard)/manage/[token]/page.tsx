import { manageParamsSchema } from '@lastseat/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ManagePageView } from './manage-page-view';

/** Whoever has the address has the booking: no other site is told it. */
export const metadata: Metadata = {
  title: 'Your booking',
  referrer: 'no-referrer',
  robots: { index: false },
};

interface ManagePageProps {
  params: Promise<{ token: string }>;
}

export default async function ManagePage({ params }: ManagePageProps) {
  const parsed = manageParamsSchema.safeParse(await params);
  if (!parsed.success) notFound();
  return <ManagePageView token={parsed.data.token} />;
}
