import { CalendarX } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { actionStyle } from '../../../../components/action-style';
import { EmptyState } from '../../../../components/empty-state';
import { paths } from '../../../../lib/paths';

export const metadata: Metadata = { title: 'Event not found' };

export default function EventNotFound() {
  return (
    <EmptyState
      heading="h1"
      icon={CalendarX}
      title="This event does not exist"
      text="The address may be mistyped, or the event has been removed."
      action={
        <Link href={paths.events()} className={actionStyle}>
          See all events
        </Link>
      }
    />
  );
}
