import type { EventDetails } from '@lastseat/contracts';
import { CalendarX, History } from 'lucide-react';

interface EventNoticeProps {
  status: EventDetails['status'];
  hasStarted: boolean;
}

/** Why this event cannot be booked, if that has nothing to do with its seats. */
export function EventNotice({ status, hasStarted }: EventNoticeProps) {
  if (status === 'cancelled') {
    return (
      <p className="flex gap-3 rounded-xl bg-last-soft px-4 py-3 font-medium text-last">
        <CalendarX className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
        The organiser has cancelled this event.
      </p>
    );
  }
  if (!hasStarted) return null;
  return (
    <p className="flex gap-3 rounded-xl bg-gone-soft px-4 py-3 font-medium text-gone">
      <History className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
      This event has already started.
    </p>
  );
}
