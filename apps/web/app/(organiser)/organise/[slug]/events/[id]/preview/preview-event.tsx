'use client';

import type { EventDetails, OrganiserEvent, Reader } from '@lastseat/contracts';
import { Eye } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { availabilityOf, bookLabels } from '@/features/bookings/book/availability';
import { BookingTerms } from '@/features/bookings/book/booking-terms';
import { EventDetailsView } from '@/features/events/detail/event-details-view';
import { SaleNotice } from '@/features/events/detail/sale-notice';
import { LiveHall, type HallViewer } from '@/features/events/hall/live-hall';
import { toCountedEvent } from '@/features/events/live/ticket-counts';
import { unitOf } from '@/features/events/unit';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { findSaleState } from '@/lib/format/sale-state';
import { paths } from '@/lib/http/paths';
import { useNow } from '@/lib/react/use-now';
import { useReader } from '@/lib/react/reader';

const nobody: HallViewer = { id: null, seat: 'none' };

/** The page as everyone will see it. Nothing on it does anything: a draft has nothing to be booked. */
export function PreviewEvent() {
  const event = useOrganiserEvent();
  const reader = useReader();
  const now = useNow();
  const hasStarted = Date.parse(event.startsAt) <= now.getTime();
  const shown = asPublished(event);
  return (
    <>
      <p className="mb-8 flex gap-3 rounded-xl bg-accent-soft px-4 py-3 font-medium text-accent">
        <Eye className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
        What attendees see. Nothing here can be pressed.
      </p>
      <div
        onClickCapture={(press) => {
          press.preventDefault();
          press.stopPropagation();
        }}
      >
        <EventDetailsView
          event={shown}
          hasStarted={hasStarted}
          reader={reader}
          url={paths.event(event.id)}
          hall={
            <LiveHall
              event={toCountedEvent(shown)}
              totalTickets={shown.totalTickets}
              unit={unitOf(shown.category)}
              viewer={nobody}
              hasStarted={hasStarted}
            />
          }
          saleNotice={<SaleNotice event={shown} now={now} reader={reader} />}
          action={<PreviewAction event={shown} hasStarted={hasStarted} now={now} reader={reader} />}
        />
      </div>
    </>
  );
}

function asPublished(event: OrganiserEvent): EventDetails {
  return { ...event, status: event.status === 'cancelled' ? 'cancelled' : 'scheduled' };
}

interface PreviewActionProps {
  event: EventDetails;
  hasStarted: boolean;
  now: Date;
  reader: Reader;
}

/** The button as somebody finds it who has not booked. */
function PreviewAction({ event, hasStarted, now, reader }: PreviewActionProps) {
  const { status } = event;
  const sale = findSaleState(event, now);
  const availability = availabilityOf({ status, sale }, { liveCount: event, hasStarted });
  const isOpen = availability === 'open';
  return (
    <>
      <Button variant={isOpen ? 'primary' : 'quiet'}>{bookLabels[availability]}</Button>
      {isOpen && <BookingTerms event={event} reader={reader} />}
    </>
  );
}
