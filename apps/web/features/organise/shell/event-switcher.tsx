'use client';

import { ChevronsUpDown } from 'lucide-react';
import { Content, Item, Label, Root, Separator, Trigger } from '@radix-ui/react-dropdown-menu';
import { usePathname } from 'next/navigation';
import { VenueTime } from '@/components/ui/venue-time';
import { organiserEvent, organiserEvents } from '@/features/organise/api/resources';
import { useNavigate } from '@/features/organise/leave/use-navigate';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { useReader } from '@/lib/react/reader';
import { menuItemStyle, menuStyle } from './menu-style';

/** The event that this is about, and the way to the same page of another one. */
export function EventSwitcher({ eventId }: { eventId: string }) {
  const { data: event } = useResource(organiserEvent, eventId);
  return (
    <Root modal={false}>
      <Trigger className="flex min-h-11 max-w-full min-w-0 items-center gap-1.5 rounded-lg px-1.5 transition-colors hover:bg-sunken">
        <span className="sr-only">Event </span>
        <span className="truncate">{event?.title ?? 'Event'}</span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
      </Trigger>
      <Content align="start" sideOffset={6} collisionPadding={8} className={`${menuStyle} w-80`}>
        <NextEvents eventId={eventId} />
      </Content>
    </Root>
  );
}

const nextEvents = 'period=upcoming&limit=12';

function NextEvents({ eventId }: { eventId: string }) {
  const { id: organiserId, slug } = useOrganiser();
  const { data } = useResource(organiserEvents, organiserId, nextEvents);
  const navigate = useNavigate();
  const reader = useReader();
  const pathname = usePathname();
  const others = data?.data.filter(({ id }) => id !== eventId) ?? [];
  return (
    <>
      <Label className="px-3 py-2 text-sm font-medium text-muted">
        {data === null ? 'Loading…' : others.length > 0 ? 'Go to' : 'No other events ahead'}
      </Label>
      {others.map((event) => (
        <Item
          key={event.id}
          className={`${menuItemStyle} py-1.5`}
          onSelect={() => navigate(pathname.replace(eventId, event.id))}
        >
          <span className="min-w-0">
            <span className="block truncate">{event.title}</span>
            <span className="block truncate text-sm font-normal text-muted">
              <VenueTime event={event} reader={reader} />
            </span>
          </span>
        </Item>
      ))}
      <Separator className="my-1 h-px bg-line" />
      <Item className={menuItemStyle} onSelect={() => navigate(consolePaths.events(slug))}>
        All events
      </Item>
    </>
  );
}
