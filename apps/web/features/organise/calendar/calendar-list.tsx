import { dateFormat, type Calendar, type OrganiserEvent } from '@lastseat/contracts';
import { ChevronRight } from 'lucide-react';
import { EventStatus } from '@/features/organise/events/event-status';
import type { LiveParts } from '@/features/organise/events/live-parts';
import type { CategoryTone } from '@/lib/format/category-tones';
import { listWeek, placeOf, writeTime } from './place';

interface CalendarListProps {
  calendar: Calendar;
  today: string;
  tones: ReadonlyMap<string, CategoryTone>;
  Sold: LiveParts['Sold'];
  onOpen: (event: OrganiserEvent) => void;
}

/** The week on a phone: by day. A press opens a class, and there it can be moved. */
export function CalendarList({ calendar, today, tones, Sold, onOpen }: CalendarListProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {listWeek(calendar.from).map((date) => {
        const events = calendar.data.filter((event) => placeOf(event).date === date);
        if (events.length === 0) return null;
        return (
          <section key={date} aria-labelledby={`day-${date}`}>
            <h2 id={`day-${date}`} className="mb-2 font-semibold tracking-tight">
              {formatDay(date)}
              {date === today && <span className="font-medium text-accent"> Today</span>}
            </h2>
            <ul className="divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
              {events.map((event) => (
                <li key={event.id}>
                  <EventRow event={event} tone={tones.get(event.category)} {...{ Sold, onOpen }} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface EventRowProps extends Pick<CalendarListProps, 'Sold' | 'onOpen'> {
  event: OrganiserEvent;
  tone: CategoryTone | undefined;
}

function EventRow({ event, tone, Sold, onOpen }: EventRowProps) {
  return (
    <button
      type="button"
      className="flex min-h-14 w-full items-center gap-3 px-4 py-2.5 text-left"
      onClick={() => onOpen(event)}
    >
      <span className={`size-3 shrink-0 rounded-full bg-(--tone-mark) ${tone ?? 'tone-255'}`} />
      <span className="w-12 shrink-0 tabular-nums">{writeTime(placeOf(event).minutes)}</span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold wrap-anywhere">{event.title}</span>
        <span className="block truncate text-sm text-muted">{event.host ?? event.venue}</span>
      </span>
      <span className="text-sm text-muted">
        {event.status === 'scheduled' ? <Sold event={event} /> : <EventStatus event={event} />}
      </span>
      <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
    </button>
  );
}

function formatDay(date: string): string {
  const format = dateFormat('en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  });
  return format.format(new Date(`${date}T12:00:00Z`));
}
