'use client';

import { liveParts } from '@/app/(organiser)/organise/live-parts';
import { CalendarView } from '@/features/organise/calendar/calendar-view';

export function OrganiserCalendar({ from }: { from: string }) {
  return <CalendarView from={from} live={liveParts} />;
}
