import type { Metadata } from 'next';
import { parseDay } from '@/lib/format/parse-day';
import { OrganiserCalendar } from './organiser-calendar';

export const metadata: Metadata = { title: 'Calendar' };

interface CalendarPageProps {
  searchParams: Promise<{ from?: string | string[] }>;
}

export default async function CalendarPage({ searchParams }: CalendarPageProps) {
  const { from } = await searchParams;
  return <OrganiserCalendar from={typeof from === 'string' ? parseDay(from) : ''} />;
}
