import { CalendarPlus, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CalendarEntry } from '@lastseat/contracts';
import { googleCalendarLink, outlookLink } from '@/lib/calendar/calendar-links';

interface AddToCalendarProps {
  entry: CalendarEntry;
  /** The file for all other calendars. */
  children: ReactNode;
}

/** Plain links in an element that opens by itself: it works without a script, and brings none. */
export function AddToCalendar({ entry, children }: AddToCalendarProps) {
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-center gap-2 rounded-xl px-4 font-semibold text-accent transition-colors hover:bg-accent-soft [&::-webkit-details-marker]:hidden">
        <CalendarPlus className="size-5" aria-hidden="true" />
        Add to calendar
        <ChevronDown className="size-4 group-open:rotate-180" aria-hidden="true" />
      </summary>
      <ul className="mt-2 divide-y divide-line rounded-xl border border-line">
        <li>{children}</li>
        <li>
          <ServiceLink href={googleCalendarLink(entry)} name="Google Calendar" />
        </li>
        <li>
          <ServiceLink href={outlookLink(entry)} name="Outlook" />
        </li>
      </ul>
    </details>
  );
}

const linkStyle =
  'flex min-h-11 items-center justify-between gap-3 rounded-xl px-4 font-medium text-accent transition-colors hover:bg-accent-soft';

function ServiceLink({ href, name }: { href: string; name: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={linkStyle}>
      {name}
      <span className="sr-only"> (in a new tab)</span>
    </a>
  );
}

interface CalendarFileLinkProps {
  href: string;
  /** Of the file, where its address does not say it. */
  fileName?: string;
}

export function CalendarFileLink({ href, fileName }: CalendarFileLinkProps) {
  return (
    <a href={href} download={fileName ?? true} className={linkStyle}>
      Calendar file
      <span className="text-sm font-normal text-muted">Apple and others</span>
    </a>
  );
}
