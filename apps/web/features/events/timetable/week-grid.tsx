import type { EventDetails, Reader, Timetable } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { LocalTime } from '@/components/ui/local-time';
import { findTones } from '@/lib/format/category-tones';
import { ClassCell } from './class-cell';
import { formatClock, formatDay, formatWeekday } from './format-week';
import { layOutWeek, type WeekDay } from './lay-out-week';
import { columnStarts, columnStyles, rowSpans, rowStarts } from './week-grid-styles';

interface WeekGridProps {
  timetable: Timetable;
  reader: Required<Reader>;
  /** Where the organiser is. */
  today: string;
}

/**
 * A list by day. With room its days stand beside each other and share rows, one for each time that something
 * begins at: the order of reading stays that of the list.
 */
export function WeekGrid({ timetable, reader, today }: WeekGridProps) {
  const { from, data, categories, timeZone } = timetable;
  const { days, rows } = layOutWeek({ from, events: data, today });
  const tones = findTones(categories.map(({ name }) => name));
  const crowded = findCrowded(days);
  return (
    <div className={`grid gap-8 lg:gap-x-2 lg:gap-y-0 ${columnStyles[days.length] ?? ''}`}>
      {rows.map((time, row) => (
        <RowLine key={time} row={row} label={formatClock(time, reader.locale)} />
      ))}
      {days.map((day, column) => (
        <Day key={day.date} {...{ day, column, crowded }} rows={rows.length} locale={reader.locale}>
          {(event) => (
            <ClassCell
              event={event}
              reader={reader}
              tone={tones.get(event.category) ?? 'tone-255'}
              timeZone={timeZone}
            />
          )}
        </Day>
      ))}
    </div>
  );
}

/** Such a row is tall: who is alone in it keeps the own height, or would be mostly empty. */
function findCrowded(days: readonly WeekDay<EventDetails>[]): ReadonlySet<number> {
  const cells = days.flatMap((day) => day.cells);
  return new Set(cells.filter(({ events }) => events.length > 1).map(({ row }) => row));
}

/** The time at the side, for the eye: each class says its own. */
function RowLine({ row, label }: { row: number; label: string }) {
  return (
    <div
      aria-hidden="true"
      className={`hidden border-t border-line pt-4 text-xs font-medium text-muted tabular-nums lg:col-span-full lg:block ${rowStarts[row] ?? ''}`}
    >
      {label}
    </div>
  );
}

interface DayProps {
  day: WeekDay<EventDetails>;
  column: number;
  /** Rows in which something begins beside something else. */
  crowded: ReadonlySet<number>;
  rows: number;
  locale: string;
  children: (event: EventDetails) => ReactNode;
}

function Day({ day, column, crowded, rows, locale, children }: DayProps) {
  const { date, isToday, cells } = day;
  const id = `day-${date}`;
  const isEmpty = cells.length === 0;
  return (
    <section
      aria-labelledby={id}
      className={`min-w-0 md:max-lg:grid md:max-lg:grid-cols-[8rem_minmax(0,1fr)] lg:grid lg:grid-rows-subgrid ${dayColumn} ${columnStarts[column] ?? ''} ${rowSpans[rows] ?? ''} ${isEmpty ? 'max-lg:hidden' : ''} ${isToday ? todayStyle : ''}`}
    >
      <DayHeading {...{ id, date, isToday, locale }} />
      <div className="grid gap-2 md:max-lg:grid-cols-3 lg:contents">
        {cells.map(({ row, events }) => (
          <ul
            key={row}
            className={`contents lg:grid lg:gap-2 lg:p-1.5 ${crowded.has(row) ? 'lg:content-start' : ''} ${rowStarts[row] ?? ''}`}
          >
            {events.map((event) => (
              <li key={event.id} className="min-w-0">
                {children(event)}
              </li>
            ))}
          </ul>
        ))}
      </div>
    </section>
  );
}

/** Over the lines of the rows, which go through all days. */
const dayColumn = 'lg:row-start-1';
const todayStyle = 'lg:rounded-2xl lg:bg-accent-soft/60';

interface DayHeadingProps {
  id: string;
  date: string;
  isToday: boolean;
  locale: string;
}

function DayHeading({ id, date, isToday, locale }: DayHeadingProps) {
  return (
    <h2
      id={id}
      className="mb-3 flex flex-wrap items-baseline gap-x-2 md:mb-0 md:block lg:px-3 lg:pt-3 lg:pb-2"
    >
      <span className="text-lg font-semibold tracking-tight md:block lg:text-base">
        <LocalTime at={date} locale={locale}>
          {formatWeekday(date, locale)}
        </LocalTime>
      </span>{' '}
      <span className="whitespace-nowrap text-muted tabular-nums md:text-sm">
        <LocalTime at={date} locale={locale}>
          {formatDay(date, locale)}
        </LocalTime>
      </span>
      {isToday && (
        <span className="rounded-full bg-accent px-2.5 py-0.5 text-xs font-semibold text-on-accent md:ml-2 print:hidden">
          Today
        </span>
      )}
    </h2>
  );
}
