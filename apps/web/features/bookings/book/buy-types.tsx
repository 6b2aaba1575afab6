import { sumSale, type EventDetails } from '@lastseat/contracts';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { BookAsGuest } from '@/features/bookings/guest/book-as-guest';
import { CheckOutButton } from '@/features/bookings/checkout/check-out-button';
import { linesOf, type Counts, type Limits } from '@/features/bookings/types/choose-lines';
import type { LowerPrice, TypeOnSale } from '@/features/bookings/types/choose-type';
import { TypeCounts } from '@/features/bookings/types/type-counts';
import { formatPrice } from '@/lib/format/format';
import { useSession } from '@/lib/session';
import { BookButton, type BookButtonProps } from './book-button';

export interface BuyTypesProps extends BookButtonProps {
  event: BookButtonProps['event'] &
    Pick<EventDetails, 'currency' | 'maxPerPerson' | 'tax' | 'guestPolicy'>;
  liveCount: BookButtonProps['liveCount'] & Limits['liveCount'];
  types: readonly TypeOnSale[];
  /** By a code. */
  lowerPrice: LowerPrice | null;
}

/** Of an event that is paid online: how many of each type, what they come to, and one press for all. */
export function BuyTypes({ types, lowerPrice, ...props }: BuyTypesProps) {
  const { event, liveCount } = props;
  const [counts, setCounts] = useState<Counts>({});
  const limits = { liveCount, maxPerPerson: event.maxPerPerson };
  const lines = linesOf(types, counts, limits);
  const { priced, isFree, promoCode } = priceOf(lines, types, lowerPrice);
  const totalCents = sumSale(priced, event.tax ?? null)?.totalCents ?? 0;
  const choose = (typeId: string, seats: number) =>
    setCounts((before) => ({ ...before, [typeId]: seats }));
  return (
    <>
      <TypeCounts
        {...{ types, counts, limits, lowerPrice }}
        currency={event.currency}
        onChoose={choose}
      />
      <p role="status" className="flex flex-wrap justify-between gap-x-4 font-medium">
        {lines.length === 0 ? (
          <span className="text-muted">Choose how many you want.</span>
        ) : (
          <>
            <span>Total{event.tax && totalCents > 0 && ', with tax'}</span>
            <span className="text-lg font-semibold tabular-nums">
              {formatPrice(totalCents, event.currency)}
            </span>
          </>
        )}
      </p>
      <PressForAll {...{ ...props, lines, promoCode, isFree }} />
    </>
  );
}

/** @returns `promoCode`: where it makes one of them cheaper */
function priceOf(
  lines: ReturnType<typeof linesOf>,
  types: readonly TypeOnSale[],
  lowerPrice: LowerPrice | null,
) {
  const listed = lines.map(({ ticketTypeId = null, quantity }) => ({
    ...{ ticketTypeId, quantity },
    cents: types.find(({ id }) => id === ticketTypeId)?.priceCents ?? 0,
  }));
  const priced = listed.map(({ ticketTypeId, cents, quantity }) => ({
    quantity,
    unitPriceCents: lowerPrice?.of(ticketTypeId, cents) ?? cents,
  }));
  const isFree = listed.every(({ cents }) => cents === 0);
  const isCheaper = listed.some(({ ticketTypeId }) => lowerPrice?.isFor(ticketTypeId));
  return { priced, isFree, promoCode: isCheaper ? lowerPrice?.code : undefined };
}

interface PressForAllProps extends Omit<BuyTypesProps, 'types' | 'lowerPrice'> {
  promoCode: string | undefined;
  lines: ReturnType<typeof linesOf>;
  isFree: boolean;
}

/** What is free as a whole is booked, one type by one press. */
function PressForAll({ lines, isFree, promoCode, ...props }: PressForAllProps) {
  const isSignedOut = useSession(({ status }) => status === 'signed-out');
  const [line] = lines;
  if (!line || (isFree && lines.length > 1)) {
    return (
      <Button variant="quiet" aria-disabled>
        {line ? 'Book free tickets one type at a time' : 'Check out'}
      </Button>
    );
  }
  const { quantity, ticketTypeId: typeId } = line;
  const { id: eventId, guestPolicy } = props.event;
  const takesGuests = isSignedOut && guestPolicy !== 'off';
  const wanted = { eventId, quantity, ticketTypeId: typeId, lines, promoCode };
  return (
    <>
      {isFree ? (
        <BookButton {...props} quantity={quantity} ticket={{ typeId, refusal: null }} />
      ) : (
        <CheckOutButton {...props} {...{ lines, promoCode }} />
      )}
      {takesGuests && <BookAsGuest {...wanted} isOpen isPaidHere={!isFree} />}
    </>
  );
}
