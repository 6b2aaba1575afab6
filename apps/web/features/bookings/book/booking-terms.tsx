import {
  describeTax,
  type EventDetails,
  type EventPayment,
  type Reader,
} from '@lastseat/contracts';
import { Undo2, Wallet } from 'lucide-react';
import { VenueTime } from '@/components/ui/venue-time';
import { formatPrice } from '@/lib/format/format';

interface BookingTermsProps {
  event: Pick<
    EventDetails,
    | 'priceCents'
    | 'payment'
    | 'currency'
    | 'startsAt'
    | 'timeZone'
    | 'cancelUntil'
    | 'maxPerPerson'
    | 'ticketTypes'
    | 'tax'
  >;
  reader: Reader;
}

const payments: Record<EventPayment, string> = {
  online: 'Paid online: your seats are held for 15 minutes meanwhile',
  venue: 'Pay at the venue, nothing is charged now',
};

const sayPayment = ({ priceCents, payment, tax }: BookingTermsProps['event']) =>
  priceCents === 0
    ? ', nothing to pay'
    : `${tax ? ` ${describeTax(tax)}` : ''}. ${payments[payment]}`;

/** What one press agrees to: a race for seats leaves no time to ask a second time. */
export function BookingTerms({ event, reader }: BookingTermsProps) {
  const { priceCents, currency, maxPerPerson, cancelUntil, timeZone } = event;
  // Of one type the event has the price; of several each has its own.
  const hasPrices = event.ticketTypes?.some((type) => type.priceCents !== priceCents);
  const until = { startsAt: cancelUntil ?? event.startsAt, endsAt: null, timeZone };
  return (
    <ul className="space-y-2 text-sm text-pretty text-muted [&_li]:flex [&_li]:gap-2.5 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      <li>
        <Wallet aria-hidden="true" />
        {hasPrices ? (
          <span>
            {event.tax && `Prices ${describeTax(event.tax)}. `}
            {payments[event.payment]}
          </span>
        ) : (
          <span>
            <strong className="font-semibold text-ink">{formatPrice(priceCents, currency)}</strong>
            {priceCents > 0 && maxPerPerson > 1 && ' a seat'}
            {sayPayment(event)}
          </span>
        )}
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
