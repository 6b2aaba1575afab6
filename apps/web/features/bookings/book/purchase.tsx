'use client';

import { lazy, Suspense, useId, useState, type ReactNode } from 'react';
import type { EventDetails, TicketUpdate } from '@lastseat/contracts';
import { BookAsGuest } from '@/features/bookings/guest/book-as-guest';
import { CheckOutButton } from '@/features/bookings/checkout/check-out-button';
import { isPaidOnline, takesSeveralTypes } from '@/features/bookings/checkout/is-paid-online';
import { AccessCode } from '@/features/bookings/types/access-code';
import type { TypeOnSale } from '@/features/bookings/types/choose-type';
import { TypeChoice } from '@/features/bookings/types/type-choice';
import { useTypeChoice, type TypeChosen } from '@/features/bookings/types/use-type-choice';
import { JoinButton } from '@/features/bookings/waitlist/join-button';
import { MissedNote } from '@/features/bookings/waitlist/missed-note';
import { OfferPanel } from '@/features/bookings/waitlist/offer-panel';
import { useFocusAfterAct } from '@/features/bookings/waitlist/use-focus-after-act';
import { useTruePosition } from '@/features/bookings/waitlist/use-true-position';
import { WaitingPanel } from '@/features/bookings/waitlist/waiting-panel';
import { useOffer, useWait } from '@/features/bookings/waitlist/waitlist.store';
import { loadModule } from '@/lib/http/load-module';
import { useSession } from '@/lib/session';
import { BookButton, type BookButtonProps } from './book-button';
import { BookedPanel } from './booked-panel';
import { SeatsSelect } from './seats-select';
import { useSeat } from './use-seat';

/** Most events are not sold by types. */
const BuyTypes = lazy(() =>
  loadModule(() => import('./buy-types')).then((module) => ({ default: module.BuyTypes })),
);

interface PurchaseProps extends Omit<BookButtonProps, 'quantity'> {
  event: BookButtonProps['event'] &
    Pick<
      EventDetails,
      | 'currency'
      | 'maxPerPerson'
      | 'guestPolicy'
      | 'waitlistMode'
      | 'takesCode'
      | 'payment'
      | 'priceCents'
      | 'tax'
    > & {
      ticketTypes?: TypeOnSale[];
    };
  liveCount: BookButtonProps['liveCount'] & Pick<TicketUpdate, 'ticketTypes'>;
  /** What the press agrees to. */
  terms: ReactNode;
}

/**
 * The button with its terms, and in their place the seat once there is one; where all are sold, the place
 * in line.
 */
export function Purchase(props: PurchaseProps) {
  const { event, liveCount, terms } = props;
  const { isBooked, takesWaiters } = useSeat(props);
  const wait = useWait(event.id);
  const offer = useOffer(event.id);
  useTruePosition(event.id, liveCount.version);
  const shown = isBooked ? 'seat' : offer ? 'offer' : wait ? 'wait' : 'button';
  const { place, rememberAct } = useFocusAfterAct<HTMLDivElement>(shown);
  return (
    <div ref={place} className="grid gap-4">
      {shown === 'seat' && (
        <BookedPanel event={event} onUndo={rememberAct}>
          {terms}
        </BookedPanel>
      )}
      {shown === 'offer' && (
        <OfferPanel offer={offer!} isPaidOnline={isPaidOnline(event)} onAct={rememberAct}>
          {terms}
        </OfferPanel>
      )}
      {shown === 'wait' && <WaitingPanel wait={wait!} event={event} onAct={rememberAct} />}
      {(shown === 'button' || (shown === 'wait' && !takesWaiters)) && (
        <BuyOrWait {...props} onJoin={rememberAct} />
      )}
    </div>
  );
}

function BuyOrWait({ terms, onJoin, ...props }: PurchaseProps & { onJoin: () => void }) {
  const { event, liveCount } = props;
  const { isOpen, takesWaiters } = useSeat(props);
  const termsId = useId();
  const [wanted, setWanted] = useState(1);
  const choice = useTypeChoice(event, liveCount);
  const { types, chosen, refusal } = choice;
  const { least, most } = choice.range ?? { least: 1, most: mostOf(props, takesWaiters) };
  const quantity = Math.max(least, Math.min(wanted, most));
  const { lines, promoCode } = wishOf(choice, quantity);
  const canTake = (isOpen && refusal === null) || takesWaiters;
  const ticket = types === null ? undefined : { typeId: chosen?.id, refusal };
  const isSignedOut = useSession(({ status }) => status === 'signed-out');
  const toCheckOut = isPaidOnline({ ...event, ...(chosen && { priceCents: chosen.priceCents }) });
  if (isOpen && takesSeveralTypes(event, types)) {
    return <BuySeveral {...{ ...props, termsId, choice, terms }} />;
  }
  return (
    <>
      {isOpen && <TypeFields {...{ event, liveCount, choice }} />}
      {canTake && most > least && (
        <SeatsSelect most={most} least={least} value={quantity} onChoose={setWanted} />
      )}
      {takesWaiters ? (
        <GetInLine {...{ event, quantity, onJoin }} />
      ) : isOpen && toCheckOut && refusal === null ? (
        <CheckOutButton {...{ event, termsId, lines, promoCode }} />
      ) : (
        <BookButton {...{ ...props, quantity, ticket, termsId }} />
      )}
      {isSignedOut && event.guestPolicy !== 'off' && (
        <BookAsGuest
          {...{ eventId: event.id, quantity, ticketTypeId: chosen?.id, promoCode }}
          {...{ isOpen: isOpen && refusal === null, isPaidHere: toCheckOut }}
        />
      )}
      {isOpen && <div id={termsId}>{terms}</div>}
    </>
  );
}

/** Whoever waits may wait for more than there are now. */
const mostOf = (
  { event: { maxPerPerson }, liveCount }: Pick<PurchaseProps, 'event' | 'liveCount'>,
  isWaiting: boolean,
) => (isWaiting ? maxPerPerson : Math.min(maxPerPerson, liveCount.remainingTickets));

type BuySeveralProps = Omit<PurchaseProps, 'hasStarted'> & { choice: TypeChosen };

function BuySeveral({ choice, terms, ...props }: BuySeveralProps) {
  const { event, termsId } = props;
  return (
    <>
      <Suspense fallback={<p role="status">Loading…</p>}>
        <BuyTypes {...props} types={choice.types ?? []} lowerPrice={choice.lowerPrice} />
      </Suspense>
      {event.takesCode && (
        <AccessCode
          {...{ eventId: event.id, lowerPrice: choice.lowerPrice, price: null }}
          onOpened={choice.addOpened}
        />
      )}
      <div id={termsId}>{terms}</div>
    </>
  );
}

interface GetInLineProps extends Pick<PurchaseProps, 'event'> {
  quantity: number;
  onJoin: () => void;
}

const GetInLine = ({ event, quantity, onJoin }: GetInLineProps) => (
  <>
    <MissedNote eventId={event.id} />
    <JoinButton event={event} quantity={quantity} onAct={onJoin} />
  </>
);

type TypeFieldsProps = Pick<PurchaseProps, 'event' | 'liveCount'> & { choice: TypeChosen };

/** One that is not for what is chosen is not sent: the field says so already. */
function wishOf({ lowerPrice, chosen }: TypeChosen, quantity: number) {
  const promoCode = lowerPrice?.isFor(chosen?.id ?? null) ? lowerPrice.code : undefined;
  return { lines: [{ quantity, ticketTypeId: chosen?.id }], promoCode };
}

/** Of one type there is nothing to choose. */
function TypeFields({ event, liveCount, choice }: TypeFieldsProps) {
  const { types, chosen, choose, addOpened, lowerPrice } = choice;
  const { id: typeId = null, priceCents: cents } = { ...event, id: undefined, ...chosen };
  return (
    <>
      {types !== null && types.length > 1 && (
        <TypeChoice
          {...{ types, liveCount, lowerPrice, chosenId: chosen?.id }}
          currency={event.currency}
          onChoose={choose}
        />
      )}
      {event.takesCode && (
        <AccessCode
          {...{ eventId: event.id, lowerPrice }}
          price={{ typeId, cents, currency: event.currency }}
          onOpened={addOpened}
        />
      )}
    </>
  );
}
