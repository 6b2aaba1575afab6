'use client';

import { dateFormat, type EventStatistics } from '@lastseat/contracts';
import { formatCount } from '@/lib/format/format';
import { useReader } from '@/lib/react/reader';
import { ChartFrame } from './chart-frame';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** From nothing to the most. */
const shades = ['bg-sunken', 'bg-accent/25', 'bg-accent/50', 'bg-accent/75', 'bg-accent'];

/** When people book. A table that is drawn: each number is in it, and is read out. */
export function HoursChart({ statistics }: { statistics: EventStatistics }) {
  const { locale } = useReader();
  const sold = new Map(statistics.hours.map((one) => [`${one.weekday} ${one.hour}`, one.sold]));
  const most = Math.max(...sold.values(), 1);
  return (
    <ChartFrame title="When people book" text="Seats by day and hour, on the clock of the venue.">
      <table className="w-full table-fixed border-separate border-spacing-0.5 text-xs text-muted">
        <thead>
          <tr>
            <th scope="col" className="w-10">
              <span className="sr-only">Day</span>
            </th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="overflow-visible text-left font-normal">
                <span className={hour % 6 === 0 ? 'whitespace-nowrap' : 'sr-only'}>{hour}:00</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday) => (
            <tr key={weekday}>
              <th scope="row" className="text-left font-normal">
                {nameWeekday(weekday, locale)}
              </th>
              {hours.map((hour) => (
                <Cell key={hour} sold={sold.get(`${weekday} ${hour}`) ?? 0} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFrame>
  );
}

function Cell({ sold, most }: { sold: number; most: number }) {
  const shade = Math.ceil((sold / most) * (shades.length - 1));
  return (
    <td title={sold === 0 ? undefined : formatCount(sold)} className="p-0">
      <span className={`block h-6 rounded-sm ${shades[shade]} forced-colors:border`}>
        <span className="sr-only">{formatCount(sold)}</span>
      </span>
    </td>
  );
}

/** The first of January 2024 was a Monday. */
const nameWeekday = (weekday: number, locale: string) =>
  dateFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
