'use client';

import type { BookingWithEvent } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { WhenAndWhere } from '@/components/ui/when-and-where';
import { useBookings } from '@/features/bookings/bookings.store';
import { isPaidOnline } from '@/features/bookings/checkout/is-paid-online';
import { LatePushSwitch } from '@/features/bookings/push/late-push-switch';
import { paths } from '@/lib/http/paths';
import { useReader } from '@/lib/react/reader';
import { formatOrdinal } from './format-ordinal';
import { JoinButton } from './join-button';
import { LeaveButton } from './leave-button';
import { listMissed } from './list-missed';
import { OfferPanel } from './offer-panel';
import { useFocusAfterAct } from './use-focus-after-act';
import { useWaitlist, type OwnWait } from './waitlist.store';

/** What the person is offered, missed and waits for; nothing for most. */
export function OwnWaitlist() {
  const { waits, offers, missed } = useOwnPlaces();
  const shown = [...offers, ...missed, ...waits].map(({ id }) => id).join();
  const { place, rememberAct } = useFocusAfterAct<HTMLElement>(shown);
  if (shown === '') return null;
  return (
    <section ref={place} aria-labelledby="own-waitlist" className="mb-12">
      <h2
        id="own-waitlist"
        tabIndex={-1}
        className="mb-4 text-xl font-semibold tracking-tight outline-none"
      >
        Waitlist
      </h2>
      <ul className="grid gap-4 lg:grid-cols-2 lg:gap-6">
        {offers.map((offer) => (
          <Item key={offer.id} event={offer.event}>
            <OfferPanel
              {...{ offer, heading: 'p', isPaidOnline: isPaidOnline(offer.event) }}
              onAct={rememberAct}
            />
          </Item>
        ))}
        {missed.map((one) => (
          <MissedItem key={one.id} missed={one} onAct={rememberAct} />
        ))}
        {waits.map((wait) => (
          <WaitItem key={wait.id} wait={wait} onAct={rememberAct} />
        ))}
      </ul>
      {waits.length > 0 && (
        <div className="mt-4">
          <LatePushSwitch />
        </div>
      )}
    </section>
  );
}

type Missed = ReturnType<typeof useOwnPlaces>['missed'][number];

function MissedItem({ missed, onAct }: { missed: Missed; onAct: () => void }) {
  const { event, quantity } = missed;
  return (
    <Item event={event}>
      <p className="mb-3 font-medium text-pretty">
        A seat was kept for you, and the time for it has run out.
      </p>
      <JoinButton event={event} quantity={quantity} onAct={onAct} />
    </Item>
  );
}

function WaitItem({ wait, onAct }: { wait: ShownWait; onAct: () => void }) {
  const { position, event } = wait;
  return (
    <Item event={event}>
      <p className="mb-3 font-medium tabular-nums">You are {formatOrdinal(position)} in line</p>
      <LeaveButton event={event} onAct={onAct} />
    </Item>
  );
}

function useOwnPlaces() {
  const waits = useWaitlist((state) => state.waits).filter(hasEvent);
  const offers = useWaitlist((state) => state.offers);
  const allMissed = useWaitlist((state) => state.missed);
  const confirmed = useBookings((state) => state.confirmed);
  return { waits, offers, missed: listMissed(allMissed, { waits, offers, confirmed }) };
}

type ShownWait = OwnWait & { event: NonNullable<OwnWait['event']> };

/** One that has begun a moment ago is told of with its event right after. */
const hasEvent = (wait: OwnWait): wait is ShownWait => wait.event !== null;

function Item({ event, children }: { event: BookingWithEvent['event']; children: ReactNode }) {
  const reader = useReader();
  return (
    <li className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6">
      <h3 className="text-lg leading-snug font-semibold tracking-tight text-pretty wrap-anywhere">
        <Link href={paths.event(event.id)} prefetch={false} className="hover:text-accent">
          {event.title}
        </Link>
      </h3>
      <WhenAndWhere event={event} reader={reader} className="mt-3 mb-4" />
      {children}
    </li>
  );
}
