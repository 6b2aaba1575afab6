import { CalendarPlus, ChevronDown } from 'lucide-react';
import { CopyButton } from '@/components/ui/copy-button';
import { actionStyles } from '@/components/ui/action-style';

interface SubscribeProps {
  /** Of the feed, with https. */
  address: string;
  /** What is in it, such as `all classes` or `Salsa 1`. */
  content: string;
}

/** Opens by itself, without a script. What changes later comes into the calendar of who has subscribed. */
export function Subscribe({ address, content }: SubscribeProps) {
  const webcal = address.replace(/^https?:/, 'webcal:');
  return (
    <details className="group relative print:hidden">
      <summary
        className={`${actionStyles.secondary} cursor-pointer list-none [&::-webkit-details-marker]:hidden`}
      >
        <CalendarPlus className="size-5" aria-hidden="true" />
        Subscribe
        <ChevronDown className="size-4 group-open:rotate-180" aria-hidden="true" />
      </summary>
      <div className="z-20 mt-2 rounded-2xl border border-line bg-surface p-5 shadow-float sm:absolute sm:top-full sm:right-0 sm:w-96">
        <p className="text-sm text-pretty text-muted">
          {content} in your own calendar. What is added, moved or cancelled changes there too.
        </p>
        <a href={webcal} className={`${actionStyles.primary} mt-4 w-full`}>
          Open in my calendar
        </a>
        <label className="mt-4 block text-sm font-semibold">
          Address for other calendars
          <input
            readOnly
            value={address}
            className="mt-1.5 min-h-11 w-full rounded-xl border border-field bg-sunken px-4 text-sm font-normal text-ellipsis"
          />
        </label>
        <div className="mt-2 grid">
          <CopyButton text={address} label="Copy the address" />
        </div>
        <GoogleLink webcal={webcal} />
      </div>
    </details>
  );
}

function GoogleLink({ webcal }: { webcal: string }) {
  return (
    <a
      href={`https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`}
      target="_blank"
      rel="noopener noreferrer"
      className="mt-2 flex min-h-11 items-center justify-center rounded-xl px-4 font-medium text-accent transition-colors hover:bg-accent-soft"
    >
      Add to Google Calendar
      <span className="sr-only"> (in a new tab)</span>
    </a>
  );
}
