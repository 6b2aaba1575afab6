import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EventDetailsView } from '../../../../features/events/event-page/components/event-details-view';
import { StructuredData } from '../../../../features/events/event-page/components/structured-data';
import { findEventPage } from '../../../../features/events/event-page/find-event-page';
import { eventMetadata } from '../../../../features/events/event-page/share-event';
import { describeEvent } from '../../../../features/events/event-page/structured-data';
import { getPublicOrigin } from '../../../../lib/config';
import { paths } from '../../../../lib/paths';
import { EventPageAction } from '../event-action';

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
  const { id, title, status, remainingTickets, version } = event;
  const hasStarted = Date.parse(event.startsAt) <= now.getTime();
  const publicUrl = (path: string) => new URL(path, getPublicOrigin()).href;
  const url = publicUrl(paths.event(id));
  return (
    <>
      <StructuredData
        data={describeEvent(event, { url, imageUrl: publicUrl(paths.eventImage(id)), now })}
      />
      <EventDetailsView
        event={event}
        hasStarted={hasStarted}
        action={
          <EventPageAction
            event={{ id, title, status, remainingTickets, version }}
            hasStarted={hasStarted}
          />
        }
      />
    </>
  );
}
