import { idSchema } from '@lastseat/contracts';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { EventFrame } from '@/features/organise/shell/event-frame';

interface OrganiserEventLayoutProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

export default async function OrganiserEventLayout({
  params,
  children,
}: OrganiserEventLayoutProps) {
  const id = idSchema.safeParse((await params).id);
  if (!id.success) notFound();
  return <EventFrame eventId={id.data}>{children}</EventFrame>;
}
