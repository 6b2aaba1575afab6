import { CalendarX } from 'lucide-react';
import type { Metadata } from 'next';
import { AllEventsLink } from '@/components/ui/all-events-link';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata: Metadata = { title: 'Event not found' };

export default function EventNotFound() {
  return (
    <EmptyState
      heading="h1"
      icon={CalendarX}
      title="This event does not exist"
      text="The address may be mistyped, or the event has been removed."
      action={<AllEventsLink />}
    />
  );
}
