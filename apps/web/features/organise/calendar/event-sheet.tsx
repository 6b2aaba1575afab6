'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { useState } from 'react';
import { actionStyles } from '@/components/ui/action-style';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { VenueTime } from '@/components/ui/venue-time';
import { EventStatus } from '@/features/organise/events/event-status';
import { eventPath } from '@/features/organise/events/event-path';
import type { LiveParts } from '@/features/organise/events/live-parts';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { CancelEventDialog } from '@/features/organise/publish/cancel-event-dialog';
import { consolePaths } from '@/lib/http/console-paths';
import { useReader } from '@/lib/react/reader';
import { placeOf, writeTime, type Place } from './place';

interface EventSheetProps {
  event: OrganiserEvent;
  canMove: boolean;
  Seats: LiveParts['Seats'];
  onMove: (place: Place) => void;
  /** @param isChanged whether the week has to be asked for anew */
  onClose: (isChanged: boolean) => void;
}

/** One class of the calendar, and what there is to do about it. */
export function EventSheet({ event, canMove, Seats, onMove, onClose }: EventSheetProps) {
  const reader = useReader();
  const { host, venue, isSeriesChanged } = event;
  return (
    <Sheet title={event.title} onClose={() => onClose(false)}>
      <div className="grid gap-6">
        <div className="grid gap-2">
          <p className="font-medium">
            <VenueTime event={event} reader={reader} />
          </p>
          <p className="text-muted wrap-anywhere">{[host, venue].filter(Boolean).join(' · ')}</p>
          <p className="flex flex-wrap items-center gap-3">
            <EventStatus event={event} />
            {isSeriesChanged && <span className="text-sm text-muted">Changed by hand</span>}
          </p>
          <Seats event={event} />
        </div>
        <Places event={event} />
        {canMove && <MoveForm event={event} onMove={onMove} />}
        {canMove && event.status === 'scheduled' && (
          <CancelClass event={event} onClose={() => onClose(true)} />
        )}
      </div>
    </Sheet>
  );
}

function Places({ event }: { event: OrganiserEvent }) {
  const { slug, role } = useOrganiser();
  const canEdit = useCan('events.change');
  const { id, seriesId } = event;
  const style = `${actionStyles.secondary} flex-1 whitespace-nowrap`;
  return (
    <div className="flex flex-wrap gap-2">
      <Link href={eventPath(slug, role, event)} className={style}>
        Open
      </Link>
      <Link href={consolePaths.roster(slug, id)} className={style}>
        People
      </Link>
      {canEdit && (
        <Link href={consolePaths.editEvent(slug, id)} className={style}>
          Edit
        </Link>
      )}
      {canEdit && seriesId !== null && (
        <Link href={consolePaths.series(slug, seriesId)} className={style}>
          Series
        </Link>
      )}
    </div>
  );
}

function MoveForm({ event, onMove }: Pick<EventSheetProps, 'event' | 'onMove'>) {
  const place = placeOf(event);
  const [date, setDate] = useState(place.date);
  const [time, setTime] = useState(writeTime(place.minutes));
  const isWhole = date !== '' && time !== '';
  return (
    <form
      noValidate
      method="post"
      className="grid gap-3"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (isWhole) onMove({ date, minutes: toMinutes(time) });
      }}
    >
      <h3 className="font-semibold">Move to…</h3>
      <div className="grid grid-cols-2 gap-3">
        <FormField
          label="Day"
          type="date"
          value={date}
          onChange={({ target }) => setDate(target.value)}
        />
        <FormField
          label="Time"
          type="time"
          value={time}
          onChange={({ target }) => setTime(target.value)}
        />
      </div>
      <Button type="submit" variant="secondary">
        Move…
      </Button>
    </form>
  );
}

const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function CancelClass({ event, onClose }: { event: OrganiserEvent; onClose: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setIsOpen(true)}>
        Cancel this class…
      </Button>
      <CancelEventDialog event={event} isOpen={isOpen} onClose={onClose} />
    </>
  );
}
