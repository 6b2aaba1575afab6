'use client';

import type { Calendar, OrganiserEvent } from '@lastseat/contracts';
import { useRef, type ReactNode, type RefObject } from 'react';
import type { LiveParts } from '@/features/organise/events/live-parts';
import type { CategoryTone } from '@/lib/format/category-tones';
import { CalendarEvent } from './calendar-event';
import { DayHeadings } from './day-headings';
import { findHours, layOutCalendar, type PlacedEvent } from './lay-out-calendar';
import { describePlace, listWeek, writeTime, type Place } from './place';
import { hourHeight, useDrag } from './use-drag';
import { useMove } from './use-move';

interface CalendarGridProps {
  calendar: Calendar;
  today: string;
  tones: ReadonlyMap<string, CategoryTone>;
  Sold: LiveParts['Sold'];
  canMove: (event: OrganiserEvent) => boolean;
  /** It is dropped already, and somebody asks what that does. */
  dropped: { event: OrganiserEvent; place: Place } | null;
  onOpen: (event: OrganiserEvent) => void;
  onDrop: (event: OrganiserEvent, place: Place) => void;
}

/** The week by day and hour. What is in it is moved by dragging it, or by keys. */
export function CalendarGrid(props: CalendarGridProps) {
  const { calendar, today, tones, Sold, canMove, dropped, onOpen, onDrop } = props;
  const days = useRef<HTMLDivElement>(null);
  const dates = listWeek(calendar.from);
  const { moving, setMoving, press, drop, stop } = useMove(calendar, onDrop);
  const drag = useDrag({ days, dates, setMoving, drop });
  const shown = moving ?? dropped;
  const placed = layOutCalendar(calendar.data, shown && { ...shown, id: shown.event.id });
  // Under a pointer the hours stay where they are.
  const hours = findHours(moving?.by === 'pointer' ? layOutCalendar(calendar.data) : placed);
  return (
    <Frame {...{ dates, today, hours, days }} hasHint={calendar.data.some(canMove)}>
      {placed.map((one) => {
        const isMoving = shown?.event.id === one.event.id;
        return (
          <Box key={one.event.id} placed={one} {...{ dates, isMoving }} firstHour={hours.first}>
            <CalendarEvent
              placed={one}
              tone={tones.get(one.event.category)}
              canMove={canMove(one.event)}
              {...{ Sold, isMoving, drag, press, stop, onOpen }}
            />
          </Box>
        );
      })}
      <p role="status" className="sr-only">
        {moving?.by === 'keyboard' && `${moving.event.title}: ${describePlace(moving.place)}`}
      </p>
    </Frame>
  );
}

interface FrameProps {
  dates: readonly string[];
  today: string;
  hours: HoursProps;
  /** The area of the seven days. */
  days: RefObject<HTMLDivElement | null>;
  /** Whether there is anything that can be moved. */
  hasHint: boolean;
  children: ReactNode;
}

function Frame({ dates, today, hours, days, hasHint, children }: FrameProps) {
  return (
    <>
      {hasHint && (
        <p className="-mt-4 mb-4 text-sm text-muted">
          Drag a class to move it, or press M on it, then the arrows and Enter.
        </p>
      )}
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        <DayHeadings dates={dates} today={today} />
        <div className="flex">
          <HourLabels {...hours} />
          <div ref={days} className="relative min-w-0 flex-1">
            <Lines {...hours} today={today} dates={dates} />
            {children}
          </div>
        </div>
      </div>
    </>
  );
}

interface BoxProps {
  placed: PlacedEvent;
  dates: readonly string[];
  firstHour: number;
  isMoving: boolean;
  children: ReactNode;
}

/** Where an event stands. Only the browser draws this, so it may have a style. */
function Box({ placed, dates, firstHour, isMoving, children }: BoxProps) {
  const { place, minutes, column, columns } = placed;
  const day = 100 / dates.length;
  return (
    <div
      className={`absolute p-0.5 ${isMoving ? 'z-10' : ''}`}
      style={{
        left: `${day * (dates.indexOf(place.date) + column / columns)}%`,
        width: `${day / columns}%`,
        top: (place.minutes / 60 - firstHour) * hourHeight,
        height: (minutes / 60) * hourHeight,
      }}
    >
      {children}
    </div>
  );
}

interface HoursProps {
  first: number;
  last: number;
}

const listHours = ({ first, last }: HoursProps) =>
  Array.from({ length: last - first }, (_, hour) => first + hour);

function HourLabels(hours: HoursProps) {
  return (
    <div aria-hidden="true" className="w-14 shrink-0 border-r border-line">
      {listHours(hours).map((hour) => (
        <div
          key={hour}
          style={{ height: hourHeight }}
          className="pt-1 pr-2 text-right text-xs text-muted tabular-nums"
        >
          {writeTime(hour * 60)}
        </div>
      ))}
    </div>
  );
}

/** Behind the events: the hours and the days. */
function Lines({
  dates,
  today,
  ...hours
}: HoursProps & { dates: readonly string[]; today: string }) {
  return (
    <div aria-hidden="true" className="relative">
      <div className="absolute inset-0 flex">
        {dates.map((date) => (
          <div
            key={date}
            className={`flex-1 border-line not-last:border-r ${date === today ? 'bg-accent-soft/50' : ''}`}
          />
        ))}
      </div>
      {listHours(hours).map((hour) => (
        <div key={hour} style={{ height: hourHeight }} className="border-b border-line" />
      ))}
    </div>
  );
}
