import { nameTimeZone, type EventDetails, type Reader } from '@lastseat/contracts';
import { Link } from '@/components/ui/link';
import { LocalTime } from '@/components/ui/local-time';
import { toCountedEvent } from '@/features/events/live/ticket-counts';
import type { CategoryTone } from '@/lib/format/category-tones';
import { findSaleState } from '@/lib/format/sale-state';
import { paths } from '@/lib/http/paths';
import { ClassSeats } from './class-seats';
import { findLevelNote } from './find-level-note';
import { formatHours } from './format-week';

interface ClassCellProps {
  event: EventDetails;
  reader: Required<Reader>;
  tone: CategoryTone;
  /** Of the timetable: another one is said. */
  timeZone: string;
}

/** One class of the week. All of it is pressed; its title is what is read out as the link. */
export function ClassCell({ event, reader, tone, timeZone }: ClassCellProps) {
  const closed = findClosed(event, reader.now);
  const isOver = closed === 'Over';
  const look = isOver || event.status === 'cancelled' ? quietLook : liveLook;
  const timeId = `time-${event.id}`;
  return (
    <article className={`${shape} ${tone} ${look}`}>
      <p id={timeId} className="text-sm text-muted tabular-nums md:text-xs">
        <LocalTime at={event.startsAt} locale={reader.locale}>
          {formatHours(event, reader.locale)}
        </LocalTime>
        {event.timeZone !== timeZone && ` ${nameTimeZone(event.timeZone)}`}
      </p>
      <ClassTitle event={event} timeId={timeId} />
      <ClassPlace event={event} />
      <p className="max-md:absolute max-md:top-2.5 max-md:right-3 md:mt-auto md:pt-2">
        <ClassSeats event={toCountedEvent(event)} closed={closed} />
      </p>
    </article>
  );
}

const shape =
  'group relative flex h-full min-w-0 flex-col rounded-xl border px-3.5 py-3 transition-shadow md:px-3 md:py-2.5';
const liveLook = 'border-(--tone-edge) bg-(--tone-ground) hover:shadow-float';
/** What is over or cancelled stands back. */
const quietLook = 'border-dashed border-line-strong';

function ClassTitle({ event, timeId }: { event: EventDetails; timeId: string }) {
  const level = findLevelNote(event.title, event.level);
  const isCancelled = event.status === 'cancelled';
  return (
    <h3 className="mt-0.5 leading-snug font-semibold tracking-tight text-pretty wrap-anywhere">
      <Link
        href={paths.event(event.id)}
        prefetch={false}
        aria-describedby={timeId}
        className={`after:absolute after:inset-0 after:rounded-xl group-hover:underline group-hover:decoration-1 group-hover:underline-offset-3 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent ${isCancelled ? 'text-muted line-through' : ''}`}
      >
        {event.title}
      </Link>
      {level !== null && <span className="font-medium text-muted"> {level}</span>}
    </h3>
  );
}

/** Who leads it, and where. */
function ClassPlace({ event: { host, venue } }: { event: EventDetails }) {
  return (
    <p className="mt-0.5 text-sm leading-snug text-muted wrap-anywhere md:text-xs md:leading-snug">
      {host !== null && (
        <>
          <span className="sr-only">With </span>
          <span dir="auto">{host}</span>
          <span aria-hidden="true"> · </span>
          <span className="sr-only">, </span>
        </>
      )}
      <span dir="auto">{venue}</span>
    </p>
  );
}

/** Why nobody can book it now; null when one can, or it is only full. */
function findClosed(event: EventDetails, now: Date): string | null {
  if (Date.parse(event.startsAt) <= now.getTime()) return 'Over';
  const sale = findSaleState(event, now);
  if (sale === 'open') return null;
  return sale === 'closed' ? 'Closed' : 'Not open yet';
}
