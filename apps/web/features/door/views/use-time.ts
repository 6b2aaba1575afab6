import { dateFormat } from '@lastseat/contracts';
import { useReader } from '@/lib/react/reader';
import { useTimeZone } from '@/lib/react/use-time-zone';

/** Says when, on the clock of who stands at the door: `19:42`. */
export function useTime(): (at: string) => string {
  const { locale } = useReader();
  const timeZone = useTimeZone() ?? undefined;
  return (at) => dateFormat(locale, { timeZone, timeStyle: 'short' }).format(Date.parse(at));
}
