'use client';

import { can, type OrganiserEvent, type OwnOrganiser } from '@lastseat/contracts';
import { usePathname } from 'next/navigation';
import { createContext, use, type ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { VenueTime } from '@/components/ui/venue-time';
import { organiserEvent } from '@/features/organise/api/resources';
import { EventStatus } from '@/features/organise/events/event-status';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { useReader } from '@/lib/react/reader';
import { PageSkeleton } from './shell-skeleton';
import { NotHere, WhenLoaded } from './when-loaded';

const EventContext = createContext<OrganiserEvent | null>(null);

/** The event that the page is about, as its organiser sees it. After a change: `organiserEvent.put`. */
export function useOrganiserEvent(): OrganiserEvent {
  const event = use(EventContext);
  if (event === null) throw new Error('There is no EventFrame around this');
  return event;
}

interface EventFrameProps {
  eventId: string;
  children: ReactNode;
}

/** Around every page about one event. */
export function EventFrame({ eventId, children }: EventFrameProps) {
  const organiser = useOrganiser();
  const entry = useResource(organiserEvent, eventId);
  return (
    <WhenLoaded
      entry={entry}
      skeleton={<PageSkeleton />}
      onRetry={() => void organiserEvent.load(eventId)}
    >
      {(event) =>
        event.organiserId === organiser.id ? (
          <EventContext value={event}>
            <EventHeading event={event} />
            {children}
          </EventContext>
        ) : (
          <NotHere />
        )
      }
    </WhenLoaded>
  );
}

function EventHeading({ event }: { event: OrganiserEvent }) {
  const reader = useReader();
  return (
    <div className="mb-8 print:hidden">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 text-2xl font-bold tracking-tight text-balance wrap-anywhere sm:text-3xl">
          {event.title}
        </h1>
        <EventStatus event={event} />
      </div>
      <p className="mt-1 text-muted">
        <VenueTime event={event} reader={reader} /> · {event.venue}
      </p>
      <EventTabs event={event} />
    </div>
  );
}

function listTabs(event: OrganiserEvent, { slug, role }: OwnOrganiser) {
  const { id } = event;
  const hasLine = event.waitlistMode !== 'off' || event.waitingCount > 0;
  return [
    can(role, 'statistics.read') && { href: consolePaths.event(slug, id), label: 'Overview' },
    can(role, 'roster.read') && { href: consolePaths.roster(slug, id), label: 'People' },
    hasLine &&
      can(role, 'roster.read') && { href: consolePaths.waitlist(slug, id), label: 'Waitlist' },
    event.payment === 'online' &&
      can(role, 'orders.read') && { href: consolePaths.orders(slug, id), label: 'Orders' },
    event.payment === 'online' &&
      can(role, 'orders.read') && { href: consolePaths.revenue(slug, id), label: 'Revenue' },
    can(role, 'door.work') && { href: consolePaths.door(slug, id), label: 'Door' },
    can(role, 'events.change') && { href: consolePaths.editEvent(slug, id), label: 'Edit' },
    event.payment === 'online' &&
      can(role, 'events.change') && { href: consolePaths.codes(slug, id), label: 'Codes' },
    { href: consolePaths.previewEvent(slug, id), label: 'Preview' },
    can(role, 'activity.read') && {
      href: consolePaths.eventActivity(slug, id),
      label: 'Activity',
    },
  ].filter((tab) => tab !== false);
}

function EventTabs({ event }: { event: OrganiserEvent }) {
  const tabs = listTabs(event, useOrganiser());
  const pathname = usePathname();
  return (
    <nav
      aria-label="Event"
      className="-mx-4 mt-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0"
    >
      <ul className="flex gap-1 max-[23rem]:flex-wrap">
        {tabs.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={pathname === href ? 'page' : undefined}
              className="-mb-px flex min-h-11 items-center border-b-2 border-transparent px-3 font-medium whitespace-nowrap max-sm:px-1.5 max-sm:text-sm text-muted transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
