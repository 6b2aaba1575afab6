import type { ReactNode } from 'react';
import { Account } from '@/app/(organiser)/organise/account';
import { LiveTickets } from '@/features/events/live/live-tickets';
import { ConsoleShell } from '@/features/organise/shell/console-shell';

interface OrganiserLayoutProps {
  params: Promise<{ slug: string }>;
  children: ReactNode;
}

export default async function OrganiserLayout({ params, children }: OrganiserLayoutProps) {
  const { slug } = await params;
  return (
    <ConsoleShell slug={slug} account={<Account />}>
      {children}
      <LiveTickets />
    </ConsoleShell>
  );
}
