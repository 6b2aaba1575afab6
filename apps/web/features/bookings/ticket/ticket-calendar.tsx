import {
  bookingReference,
  calendarFileName,
  writeCalendarFile,
  type CalendarEntry,
} from '@lastseat/contracts';
import { AddToCalendar, CalendarFileLink } from '@/components/ui/add-to-calendar';
import type { TicketBooking } from '@/features/bookings/kept/kept-tickets';
import { paths } from '@/lib/http/paths';
import { useReader } from '@/lib/react/reader';

interface TicketCalendarProps {
  booking: TicketBooking;
  /** Where the ticket is to be seen. */
  path?: string;
}

/**
 * The entry with the reference on it. Its file is written in the browser, which has all of it: a link
 * cannot carry the access token, and nothing is asked of the server on the way to the door.
 */
export function TicketCalendar({ booking, path = paths.booking(booking.id) }: TicketCalendarProps) {
  const { now } = useReader();
  const { id, event } = booking;
  const entry: CalendarEntry = {
    ...event,
    url: new URL(path, location.origin).href,
    reference: bookingReference(id),
  };
  const file = encodeURIComponent(writeCalendarFile(entry, now));
  return (
    <AddToCalendar entry={entry}>
      <CalendarFileLink
        href={`data:text/calendar;charset=utf-8,${file}`}
        fileName={calendarFileName(event.title)}
      />
    </AddToCalendar>
  );
}
