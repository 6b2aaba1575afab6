'use client';

import { CircleCheck, Ticket } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { actionStyle } from '@/components/ui/action-style';
import { Link } from '@/components/ui/link';
import { useBookings } from '@/features/bookings/bookings.store';
import { UndoButton } from '@/features/bookings/undo/undo-button';
import { paths } from '@/lib/http/paths';

interface BookedPanelProps {
  event: { id: string; title: string };
  onUndo: () => void;
  children: ReactNode;
}

/** In the place of the button once there is a seat: the ticket, and for a moment the way back. */
export function BookedPanel({ event, onUndo, children }: BookedPanelProps) {
  const bookingId = useBookings(({ confirmed }) => confirmed[event.id]);
  const heading = useFocusOnArrival(event.id);
  const headingId = useId();
  return (
    <div className="animate-rise space-y-4 rounded-xl border border-plenty-bar bg-plenty-soft p-4">
      <h2
        ref={heading}
        id={headingId}
        tabIndex={-1}
        className="flex items-center gap-2.5 text-lg font-semibold text-plenty outline-none"
      >
        <CircleCheck className="size-6 shrink-0" aria-hidden="true" />
        You have a seat
      </h2>
      <div className="flex flex-wrap gap-2 *:grow *:px-4">
        {bookingId && (
          <Link
            href={paths.booking(bookingId)}
            prefetch={false}
            className={`becomes-ticket ${actionStyle}`}
          >
            <Ticket className="size-5" aria-hidden="true" />
            View ticket
          </Link>
        )}
        <UndoButton event={event} onUndo={onUndo} successorId={headingId} />
      </div>
      {children}
    </div>
  );
}

/**
 * The button that was pressed is gone, and the focus with it. A seat that was booked elsewhere takes
 * no focus away.
 */
function useFocusOnArrival(eventId: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const until = useBookings(({ undoable }) => undoable[eventId]?.until ?? 0);
  useEffect(() => {
    if (Date.now() < until) heading.current?.focus();
  }, [until]);
  return heading;
}
