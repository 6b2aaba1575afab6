import { dateFormat, formatInstant, hasHalfDays } from '@lastseat/contracts';
import { useEffect } from 'react';
import { LocalTime } from '@/components/ui/local-time';
import { useReader } from '@/lib/react/reader';
import { useTimeZone } from '@/lib/react/use-time-zone';
import { loadWaitlistSoon } from './load-soon';
import { useTimeLeft } from './use-time-left';

/** Such as `20:15 (12 minutes left)`: the day is said where it is another one. */
export function OfferEnd({ at }: { at: string }) {
  const { locale, ...reader } = useReader();
  const timeZone = useTimeZone() ?? 'UTC';
  const left = useTimeLeft(at);
  const isOver = left === null;
  useEffect(() => {
    if (isOver) loadWaitlistSoon();
  }, [isOver]);
  const end = new Date(at);
  const time = isToday(end)
    ? dateFormat(locale, {
        hour: hasHalfDays(locale) ? 'numeric' : '2-digit',
        minute: '2-digit',
        timeZone,
      }).format(end)
    : formatInstant(at, timeZone, { locale, ...reader });
  return (
    <>
      <LocalTime at={at} locale={locale}>
        {time}
      </LocalTime>{' '}
      <span className="whitespace-nowrap tabular-nums">({left ?? 'the time is over'})</span>
    </>
  );
}

const isToday = (time: Date) => time.toDateString() === new Date().toDateString();
