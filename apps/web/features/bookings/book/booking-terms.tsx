import type { EventDetails, Reader } from '@lastseat/contracts';
import { Undo2, Wallet } from 'lucide-react';
import { VenueTime } from '@/components/ui/venue-time';
import { formatPrice } from '@/lib/format/format';

interface BookingTermsProps {
  event: Pick<
    EventDetails,
    'priceCents' | 'payment' | 'currency' | 'startsAt' | 'timeZone' | 'cancelUntil' | 'maxPerPerson'
  >;
  reader: Reader;
}

function sayPayment({ priceCents, payment }: BookingTermsProps['event']): string {
  if (priceCents === 0) return ', nothing to pay';
  return payment === 'online'
    ? '. Paid online: your seats are held for 15 minutes meanwhile'
    : '. Pay at the venue, nothing is charged now';
}

/** What one press agrees to: a race for seats leaves no time to ask a second time. */
export function BookingTerms({ event, reader }: BookingTermsProps) {
  const { priceCents, currency, maxPerPerson, cancelUntil, timeZone } = event;
  const until = { startsAt: cancelUntil ?? event.startsAt, endsAt: null, timeZone };
  return (
    <ul className="space-y-2 text-sm text-pretty text-muted [&_li]:flex [&_li]:gap-2.5 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      <li>
        <Wallet aria-hidden="true" />
        <span>
          <strong className="font-semibold text-ink">{formatPrice(priceCents, currency)}</strong>
          {priceCents > 0 && maxPerPerson > 1 && ' a seat'}
          {sayPayment(event)}
        </span>
      </li>
      <li>
        <Undo2 aria-hidden="true" />
        <span>
          You can cancel until {cancelUntil === null && 'it starts, '}
          <VenueTime event={until} reader={reader} />
        </span>
      </li>
    </ul>
  );
}
