'use client';

import { bookingReference, type RosterEntry } from '@lastseat/contracts';
import { ArrowLeft, Printer, Users } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { VenueTime } from '@/components/ui/venue-time';
import { doorList } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { formatCount } from '@/lib/format/format';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { useReader } from '@/lib/react/reader';
import './door-list.css';

/** Who comes, by name, on paper: to be ticked off at the door. */
export function DoorList() {
  const { id } = useOrganiserEvent();
  const { slug } = useOrganiser();
  const entry = useResource(doorList, id);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4 print:hidden">
        <Link
          href={consolePaths.roster(slug, id)}
          className="inline-flex min-h-11 items-center gap-2 font-medium text-accent hover:text-accent-strong"
        >
          <ArrowLeft className="size-5" aria-hidden="true" />
          People
        </Link>
        <Button onClick={() => window.print()}>
          <Printer className="size-5" aria-hidden="true" />
          Print
        </Button>
      </div>
      <WhenLoaded
        entry={entry}
        skeleton={<div className="h-96 animate-shimmer rounded-2xl bg-sunken" />}
        onRetry={() => void doorList.load(id)}
      >
        {(people) => (people.length === 0 ? <NobodyComes /> : <Sheets people={people} />)}
      </WhenLoaded>
    </>
  );
}

function NobodyComes() {
  return (
    <EmptyState
      icon={Users}
      title="Nobody has booked yet"
      text="The list is here to be printed as soon as somebody comes."
    />
  );
}

function Sheets({ people }: { people: readonly RosterEntry[] }) {
  const event = useOrganiserEvent();
  const reader = useReader();
  const seats = people.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <section
      aria-labelledby="door-list"
      className="rounded-2xl border border-line bg-surface p-4 shadow-card sm:p-8 print:border-0 print:p-0 print:shadow-none"
    >
      <h2 id="door-list" className="text-xl font-semibold tracking-tight wrap-anywhere">
        {event.title}
      </h2>
      <p className="mt-1 mb-6 text-muted">
        <VenueTime event={event} reader={reader} /> · {event.venue} · {formatCount(people.length)}{' '}
        {people.length === 1 ? 'booking' : 'bookings'}, {formatCount(seats)}{' '}
        {seats === 1 ? 'seat' : 'seats'}
      </p>
      <table className="w-full border-collapse text-left">
        <SheetHead />
        <tbody>
          {people.map((entry) => (
            <PersonRow key={entry.bookingId} entry={entry} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SheetHead() {
  return (
    <thead>
      <tr className="border-b border-line-strong text-sm text-muted">
        <th scope="col" className="w-8 py-2 pr-3">
          <span className="sr-only">There</span>
        </th>
        <th scope="col" className="py-2 pr-3">
          Name
        </th>
        <th scope="col" className="py-2 pr-3">
          Seats
        </th>
        <th scope="col" className="py-2 max-sm:hidden print:table-cell">
          Reference
        </th>
      </tr>
    </thead>
  );
}

function PersonRow({ entry: { bookingId, name, quantity, note } }: { entry: RosterEntry }) {
  return (
    <tr className="break-inside-avoid border-b border-line align-top">
      <td className="py-2 pr-3">
        <span className="mt-0.5 block size-5 rounded border border-field print:border-black" />
      </td>
      <th scope="row" className="py-2 pr-3 font-medium wrap-anywhere">
        {name}
        {note && <p className="text-sm font-normal text-muted">{note}</p>}
      </th>
      <td className="py-2 pr-3 tabular-nums">{quantity}</td>
      <td className="py-2 font-mono text-sm whitespace-nowrap max-sm:hidden print:table-cell">
        {bookingReference(bookingId)}
      </td>
    </tr>
  );
}
