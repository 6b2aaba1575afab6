import { linkTokenSchema } from '@lastseat/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Account } from '@/app/(organiser)/organise/account';
import { AcceptInvitation } from '@/features/organise/members/accept-invitation';
import { PlainFrame } from '@/features/organise/shell/plain-frame';

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

interface InvitationPageProps {
  params: Promise<{ token: string }>;
}

export default async function InvitationPage({ params }: InvitationPageProps) {
  const token = linkTokenSchema.safeParse((await params).token);
  if (!token.success) notFound();
  return (
    <PlainFrame account={<Account />}>
      <AcceptInvitation token={token.data} />
    </PlainFrame>
  );
}
