import type { OrganiserEvent } from '@lastseat/contracts';
import type { KeyboardEvent } from 'react';
import type { LiveParts } from '@/features/organise/events/live-parts';
import type { CategoryTone } from '@/lib/format/category-tones';
import type { PlacedEvent } from './lay-out-calendar';
import { describePlace, placeOf, writeTime } from './place';
import type { useDrag } from './use-drag';

interface CalendarEventProps {
  placed: PlacedEvent;
  tone: CategoryTone | undefined;
  Sold: LiveParts['Sold'];
  isMoving: boolean;
  canMove: boolean;
  drag: ReturnType<typeof useDrag>;
  press: (event: OrganiserEvent, key: KeyboardEvent) => void;
  stop: () => void;
  onOpen: (event: OrganiserEvent) => void;
}

/** One event in the grid: a press opens it, a drag or M moves it. */
export function CalendarEvent(props: CalendarEventProps) {
  const { placed, tone, Sold, isMoving, canMove, drag, press, stop, onOpen } = props;
  const { event, place } = placed;
  return (
    <button
      type="button"
      aria-label={`${event.title}, ${describePlace(placeOf(event))}${statusWords[event.status]}`}
      aria-keyshortcuts={canMove ? 'M' : undefined}
      className={`block size-full touch-manipulation overflow-hidden rounded-lg border px-1.5 py-1 text-left text-xs leading-snug transition-shadow select-none ${tone ?? 'tone-255'} ${looks[event.status]} ${isMoving ? 'shadow-float outline-2 outline-accent' : 'hover:shadow-card'} ${canMove ? 'cursor-grab active:cursor-grabbing' : ''}`}
      onClick={() => {
        if (drag.isPress()) onOpen(event);
      }}
      onBlur={() => {
        if (isMoving) stop();
      }}
      {...(canMove && {
        onKeyDown: (key: KeyboardEvent) => press(event, key),
        onPointerDown: (pointer) => drag.begin(event, pointer),
        onPointerMove: (pointer) => drag.move(event, pointer),
        onPointerUp: drag.end,
      })}
    >
      <span className="flex justify-between gap-1 text-muted tabular-nums">
        {writeTime(place.minutes)}
        {event.status === 'scheduled' && <Sold event={event} />}
      </span>
      <span
        className={`block font-semibold wrap-anywhere ${event.status === 'cancelled' ? 'text-muted line-through' : ''}`}
      >
        {event.title}
      </span>
      <span className="block truncate text-muted">{event.host ?? event.venue}</span>
    </button>
  );
}

const statusWords: Record<OrganiserEvent['status'], string> = {
  scheduled: '',
  draft: ', draft',
  cancelled: ', cancelled',
};

const looks: Record<OrganiserEvent['status'], string> = {
  scheduled: 'border-(--tone-edge) bg-(--tone-ground)',
  draft: 'border-dashed border-(--tone-mark) bg-surface',
  cancelled: 'border-dashed border-line-strong bg-surface',
};
