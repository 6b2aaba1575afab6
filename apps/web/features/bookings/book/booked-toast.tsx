import { Link } from '@/components/ui/link';
import { actionStyles } from '@/components/ui/action-style';
import { UndoButton } from '@/features/bookings/undo/undo-button';
import { paths } from '@/lib/http/paths';

interface BookedToastProps {
  eventId: string;
  eventTitle: string;
  bookingId: string;
  isOnItsPage: boolean;
}

/** That there is a seat, and what can be done with it at once. */
export function BookedToast({ eventId, eventTitle, bookingId, isOnItsPage }: BookedToastProps) {
  return (
    <span className="grid gap-3">
      <span>{`Successfully booked ${eventTitle}!`}</span>
      {!isOnItsPage && (
        <span className="flex flex-wrap gap-2">
          <Link href={paths.booking(bookingId)} prefetch={false} className={actionStyles.primary}>
            View ticket
          </Link>
          <UndoButton event={{ id: eventId, title: eventTitle }} />
        </span>
      )}
    </span>
  );
}
