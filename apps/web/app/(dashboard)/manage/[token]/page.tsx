import { manageParamsSchema, manageQuerySchema } from '@lastseat/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { linkOfType } from '@/lib/http/manage-path';
import { ManagePageView } from './manage-page-view';

/** Whoever has the address has the booking: no other site is told it. */
export const metadata: Metadata = {
  title: 'Your booking',
  referrer: 'no-referrer',
  robots: { index: false },
};

interface ManagePageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ManagePage({ params, searchParams }: ManagePageProps) {
  const parsed = manageParamsSchema.safeParse(await params);
  if (!parsed.success) notFound();
  const { ticketTypeId } = await searchParams;
  // What a mail program adds to an address is none of ours.
  const query = manageQuerySchema.safeParse({ ticketTypeId });
  const link = linkOfType(parsed.data.token, query.data?.ticketTypeId);
  return <ManagePageView key={link} link={link} />;
}
