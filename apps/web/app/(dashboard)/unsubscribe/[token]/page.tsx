import { unsubscribeParamsSchema } from '@lastseat/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EndReminders } from '@/features/bookings/reminders/end-reminders';

export const metadata: Metadata = {
  title: 'Reminders',
  referrer: 'no-referrer',
  robots: { index: false },
};

interface UnsubscribePageProps {
  params: Promise<{ token: string }>;
}

export default async function UnsubscribePage({ params }: UnsubscribePageProps) {
  const parsed = unsubscribeParamsSchema.safeParse(await params);
  if (!parsed.success) notFound();
  return <EndReminders token={parsed.data.token} />;
}
