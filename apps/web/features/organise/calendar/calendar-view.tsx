'use client';

import {
  localIsoTime,
  nameTimeZone,
  type Calendar,
  type OrganiserEvent,
} from '@lastseat/contracts';
import { useState } from 'react';
import { calendarWeeks, organiserCategories } from '@/features/organise/api/resources';
import type { LiveParts } from '@/features/organise/events/live-parts';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { PageSkeleton } from '@/features/organise/shell/shell-skeleton';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { findTones } from '@/lib/format/category-tones';
import { useResource } from '@/lib/http/resource';
import { useIsWide } from '@/lib/react/use-is-wide';
import { useNow } from '@/lib/react/use-now';
import { CalendarGrid } from './calendar-grid';
import { CalendarList } from './calendar-list';
import { CalendarNav } from './calendar-nav';
import { EventSheet } from './event-sheet';
import { MoveDialog } from './move-dialog';
import type { Place } from './place';

interface CalendarViewProps {
  /** A day of the week that the address says; '' for the present one. */
  from: string;
  live: LiveParts;
}

/** The week of an organiser, drafts too. */
export function CalendarView({ from, live }: CalendarViewProps) {
  const { id } = useOrganiser();
  const entry = useResource(calendarWeeks, id, from);
  return (
    <WhenLoaded
      entry={entry}
      skeleton={<PageSkeleton />}
      onRetry={() => void calendarWeeks.load(id, from)}
    >
      {(calendar) => (
        <>
          <PageHeading
            title="Calendar"
            text={nameTimeZone(calendar.timeZone)}
            action={<CalendarNav calendar={calendar} />}
          />
          <live.Follow events={calendar.data} />
          <Week
            key={calendar.from}
            calendar={calendar}
            live={live}
            onChanged={() => calendarWeeks.load(id, from)}
          />
        </>
      )}
    </WhenLoaded>
  );
}

interface WeekProps {
  calendar: Calendar;
  live: LiveParts;
  onChanged: () => Promise<void>;
}

interface Dropped {
  event: OrganiserEvent;
  place: Place;
  /** It stays where it was dropped until the week is there anew. */
  isSaved: boolean;
}

function Week({ calendar, live, onChanged }: WeekProps) {
  const { timeZone, data } = calendar;
  const { openId, setOpenId, dropped, setDropped, close } = useWeek(onChanged);
  const now = useNow();
  const canMove = useCanMove(now);
  const open = data.find(({ id }) => id === openId);
  const today = localIsoTime(timeZone, now.toISOString()).slice(0, 10);
  const onOpen = (event: OrganiserEvent) => setOpenId(event.id);
  const onDrop = (event: OrganiserEvent, place: Place) =>
    setDropped({ event, place, isSaved: false });
  const shared = { calendar, today, tones: useTones(), Sold: live.Sold, onOpen };
  return (
    <>
      {useIsWide() ? (
        <CalendarGrid {...shared} {...{ canMove, dropped, onDrop }} />
      ) : (
        <CalendarList {...shared} />
      )}
      {open && (
        <EventSheet
          event={open}
          canMove={canMove(open)}
          Seats={live.Seats}
          onMove={(place) => {
            setOpenId(null);
            onDrop(open, place);
          }}
          onClose={(isChanged) => void close(isChanged)}
        />
      )}
      {dropped?.isSaved === false && (
        <MoveDialog
          event={dropped.event}
          place={dropped.place}
          onClose={(isMoved) => void close(isMoved)}
        />
      )}
    </>
  );
}

/** Which class is open, and which one was dropped somewhere else. */
function useWeek(onChanged: WeekProps['onChanged']) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const close = async (isChanged: boolean) => {
    setOpenId(null);
    if (isChanged) {
      setDropped((now) => now && { ...now, isSaved: true });
      await onChanged();
    }
    setDropped(null);
  };
  return { openId, setOpenId, dropped, setDropped, close };
}

/** What is over or cancelled stays where it is. */
function useCanMove(now: Date) {
  const canChange = useCan('events.change');
  return ({ status, startsAt }: OrganiserEvent) =>
    canChange && status !== 'cancelled' && Date.parse(startsAt) > now.getTime();
}

function useTones() {
  const { id } = useOrganiser();
  const categories = useResource(organiserCategories, id).data?.data ?? [];
  return findTones(categories.map(({ name }) => name));
}
