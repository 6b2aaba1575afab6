import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { bookableEvent } from '@/app/(dashboard)/events/bookable-event';
import { EventHall } from '@/app/(dashboard)/events/event-hall';
import { toCountedEvent } from '@/features/events/live/ticket-counts';
import { EventDetailsView } from '@/features/events/detail/event-details-view';
import { findEventPage } from '@/features/events/detail/find-event-page';
import { eventMetadata } from '@/features/events/detail/share-event';
import { describeEvent } from '@/features/events/detail/structured-data';
import { SaleNotice } from '@/features/events/detail/sale-notice';
import { StructuredData } from '@/features/events/detail/structured-data-script';
import { unitOf } from '@/features/events/unit';
import { BookingTerms } from '@/features/bookings/book/booking-terms';
import { getPublicOrigin } from '@/lib/http/config';
import { findReader } from '@/lib/http/find-reader';
import { paths } from '@/lib/http/paths';
import { EventPageAction } from './event-page-action';

interface EventPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: EventPageProps): Promise<Metadata> {
  const found = await findEventPage((await params).id);
  if (found === null) notFound();
  return eventMetadata(found.event);
}

export default async function EventPage({ params }: EventPageProps) {
  const found = await findEventPage((await params).id);
  if (found === null) notFound();
  const { event, now } = found;
  const reader = await findReader();
  const hasStarted = Date.parse(event.startsAt) <= now.getTime();
  const publicUrl = (path: string) => new URL(path, getPublicOrigin()).href;
  const url = publicUrl(paths.event(event.id));
  return (
    <>
      <StructuredData
        data={describeEvent(event, { url, imageUrl: publicUrl(paths.eventImage(event.id)), now })}
      />
      <EventDetailsView
        event={event}
        hasStarted={hasStarted}
        reader={reader}
        url={url}
        saleNotice={<SaleNotice event={event} now={now} reader={reader} />}
        hall={
          <EventHall
            event={toCountedEvent(event)}
            unit={unitOf(event.category)}
            hasStarted={hasStarted}
          />
        }
        action={
          <EventPageAction
            event={bookableEvent(event, now)}
            hasStarted={hasStarted}
            terms={<BookingTerms event={event} reader={reader} />}
          />
        }
      />
    </>
  );
}
