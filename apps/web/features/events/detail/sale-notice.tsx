import type { EventDetails, Reader } from '@lastseat/contracts';
import { CalendarClock } from 'lucide-react';
import { VenueTime } from '@/components/ui/venue-time';
import { findSaleState } from '@/lib/format/sale-state';
import { RefreshAfter } from './refresh-after';

interface SaleNoticeProps {
  event: Pick<EventDetails, 'saleOpensAt' | 'saleClosesAt' | 'timeZone'>;
  now: Date;
  reader: Reader;
}

/** When one can book, where that is not now; the page reads itself again when the sale opens or ends. */
export function SaleNotice({ event, now, reader }: SaleNoticeProps) {
  const sale = findSaleState(event, now);
  const change = sale === 'not-yet' ? event.saleOpensAt : event.saleClosesAt;
  const at = (startsAt: string) => (
    <VenueTime event={{ startsAt, endsAt: null, timeZone: event.timeZone }} reader={reader} />
  );
  return (
    <>
      {sale !== 'closed' && change !== null && (
        <RefreshAfter ms={Date.parse(change) - now.getTime()} />
      )}
      {sale !== 'open' && change !== null && (
        <p className="flex gap-3 rounded-xl bg-gone-soft px-4 py-3 font-medium text-gone">
          <CalendarClock className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
          <span>
            {sale === 'not-yet' ? 'On sale from ' : 'The sale ended '}
            {at(change)}
          </span>
        </p>
      )}
    </>
  );
}
