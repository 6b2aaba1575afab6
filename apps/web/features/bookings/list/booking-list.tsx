'use client';

import type { OwnBooking } from '@lastseat/contracts';
import { Ticket } from 'lucide-react';
import { useState } from 'react';
import { AllEventsLink } from '@/components/ui/all-events-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { CancelDialog } from '@/features/bookings/cancel/cancel-dialog';
import { KeptList } from '@/features/bookings/kept/kept-list';
import { paths } from '@/lib/http/paths';
import { useFocusReturn } from '@/lib/react/use-focus-return';
import { useNow } from '@/lib/react/use-now';
import { BookingCard } from './booking-card';
import { bookingState, groupBookings, type BookingGroups } from './group-bookings';
import { WithBookings } from './with-bookings';

export function BookingList() {
  return (
    <WithBookings
      returnTo={paths.bookings()}
      renderKept={({ tickets }) => <KeptList tickets={tickets} />}
    >
      {(bookings) => (bookings.length === 0 ? <NoBookings /> : <Groups bookings={bookings} />)}
    </WithBookings>
  );
}

const titles: [group: keyof BookingGroups, title: string][] = [
  ['upcoming', 'Upcoming'],
  ['past', 'Past'],
  ['cancelled', 'Cancelled'],
];

function Groups({ bookings }: { bookings: readonly OwnBooking[] }) {
  const now = useNow();
  const [toCancel, setToCancel] = useState<OwnBooking | null>(null);
  const groups = groupBookings(bookings, now);
  const { fallback, rememberFocus } = useFocusReturn<HTMLDivElement>(toCancel !== null);
  return (
    <div ref={fallback} tabIndex={-1} className="space-y-12 outline-none">
      {groups.upcoming.length === 0 && <NothingUpcoming />}
      {titles.map(([group, title]) => {
        if (groups[group].length === 0) return null;
        return (
          <BookingGroup
            key={group}
            id={`${group}-bookings`}
            title={title}
            bookings={groups[group]}
            now={now}
            onCancel={(chosen) => {
              rememberFocus();
              setToCancel(chosen);
            }}
          />
        );
      })}
      <CancelDialog
        booking={toCancel}
        onClose={() => {
          setToCancel(null);
        }}
      />
    </div>
  );
}

interface BookingGroupProps {
  id: string;
  title: string;
  bookings: readonly OwnBooking[];
  now: Date;
  onCancel: (booking: OwnBooking) => void;
}

function BookingGroup({ id, title, bookings, now, onCancel }: BookingGroupProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-4 text-xl font-semibold tracking-tight">
        {title} <span className="font-normal text-muted tabular-nums">{bookings.length}</span>
      </h2>
      <ul className="grid gap-4 lg:grid-cols-2 lg:gap-6">
        {bookings.map((booking) => (
          <li key={booking.id}>
            <BookingCard booking={booking} state={bookingState(booking, now)} onCancel={onCancel} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoBookings() {
  return (
    <EmptyState
      icon={Ticket}
      title="You haven't booked any events yet."
      text="Find something you like: your tickets will wait for you here."
      action={<AllEventsLink />}
    />
  );
}

function NothingUpcoming() {
  return (
    <p className="rounded-2xl border border-line bg-surface px-6 py-5 text-muted shadow-card">
      You have no upcoming bookings.{' '}
      <Link
        href={paths.events()}
        className="font-semibold whitespace-nowrap text-accent underline-offset-4 hover:underline"
      >
        See all events
      </Link>
    </p>
  );
}
