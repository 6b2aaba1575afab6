import type { EventDetails } from '@lastseat/contracts';
import { CalendarX, History } from 'lucide-react';

interface EventNoticeProps {
  event: Pick<EventDetails, 'status' | 'cancelReason'>;
  hasStarted: boolean;
}

/** Why this event cannot be booked, if that has nothing to do with its seats. */
export function EventNotice({ event, hasStarted }: EventNoticeProps) {
  if (event.status === 'cancelled') {
    return (
      <div className="flex gap-3 rounded-xl bg-last-soft px-4 py-3 text-last">
        <CalendarX className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
        <div className="min-w-0">
          <p className="font-medium">The organiser has cancelled this event.</p>
          {event.cancelReason && (
            <p className="mt-1 whitespace-pre-line wrap-anywhere">{event.cancelReason}</p>
          )}
        </div>
      </div>
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
