'use client';

import type { ManagedBooking as Managed } from '@lastseat/contracts';
import { SearchX } from 'lucide-react';
import { useState, type ComponentType } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { FormAlert } from '@/components/ui/form-alert';
import { bookingState } from '@/features/bookings/list/group-bookings';
import { ChangeSeats } from '@/features/bookings/seats/change-seats';
import { changeManagedSeats } from '@/features/bookings/seats/seats-api';
import { DownloadTickets } from '@/features/bookings/ticket/download-tickets';
import { NamedTicket } from '@/features/bookings/names/named-ticket';
import { TicketNamesForm } from '@/features/bookings/names/ticket-names-form';
import { Ticket, type TicketCoverProps } from '@/features/bookings/ticket/ticket';
import { TicketCalendar } from '@/features/bookings/ticket/ticket-calendar';
import { PassOn } from '@/features/bookings/transfer/pass-on';
import { PassedOn } from '@/features/bookings/transfer/passed-on';
import { passOnManaged } from '@/features/bookings/transfer/transfer-api';
import { paths } from '@/lib/http/paths';
import { useNow } from '@/lib/react/use-now';
import { HeldPlace } from './held-place';
import { OtherTypes } from './other-types';
import { managed } from './manage-api';
import { useManaged } from './use-managed';

interface ManagedBookingProps {
  /** What stands behind `/manage/`. */
  link: string;
  Cover: ComponentType<TicketCoverProps>;
}

/** By presses and not by opening the page: what looks into mails for people opens their links too. */
export function ManagedBooking({ link, Cover }: ManagedBookingProps) {
  const { booking, isMissing, complaint, underway, act } = useManaged(link);
  if (isMissing) return <NoPlace />;
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <FormAlert form={{ formError: complaint, wrongFields: [] }} />
      {booking === null ? (
        complaint === null && <p role="status">Loading…</p>
      ) : isUnconfirmed(booking) ? (
        <HeldPlace booking={booking} underway={underway} onAct={(action) => void act(action)} />
      ) : (
        <ConfirmedPlace {...{ link, booking, Cover }} onCancel={() => act('cancel')} />
      )}
      {booking !== null && <OtherTypes link={link} others={booking.others} />}
    </div>
  );
}

/** Held, or held too long: a late confirmation books where a seat is left. */
const isUnconfirmed = ({ status, cancelledBy, event }: Managed) =>
  event.status === 'scheduled' &&
  (status === 'held' || (status === 'cancelled' && cancelledBy === 'expiry'));

interface ConfirmedPlaceProps extends ManagedBookingProps {
  booking: Managed;
  onCancel: () => Promise<void>;
}

function ConfirmedPlace({ link, booking, Cover, onCancel }: ConfirmedPlaceProps) {
  const state = bookingState(booking, useNow());
  const Shown = booking.event.asksNames && state === 'confirmed' ? NamedTicket : Ticket;
  return (
    <>
      <Shown {...{ booking, state, Cover }} token={link} holder={booking.guestName} />
      {state === 'passed-on' && <PassedOn booking={booking} />}
      {state === 'confirmed' && (
        <div className="mx-auto grid w-full max-w-md gap-3 print:hidden">
          {booking.event.asksNames && <TicketNamesForm bookingId={booking.id} token={link} />}
          <DownloadTickets bookingId={booking.id} token={link} />
          <TicketCalendar booking={booking} path={paths.manage(link)} />
          <ChangeSeats
            booking={booking}
            change={changeManagedSeats(link)}
            onChanged={() => managed.load(link)}
          />
          <PassOn booking={booking} by={passOnManaged(link)} onChanged={() => managed.load(link)} />
          <CancelAction onCancel={onCancel} />
        </div>
      )}
    </>
  );
}

function CancelAction({ onCancel }: { onCancel: () => Promise<void> }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setIsAsking(true)}>
        Cancel booking
      </Button>
      <ConfirmationDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        tone="danger"
        title="Cancel this booking?"
        description="Your seat goes back on sale at once, and your ticket stops being valid."
        confirmLabel="Cancel booking"
        confirmingLabel="Cancelling…"
        cancelLabel="Keep booking"
        onConfirm={onCancel}
      />
    </>
  );
}

function NoPlace() {
  return (
    <EmptyState
      heading="h1"
      icon={SearchX}
      title="There is no such booking"
      text="The link may be cut off. Copy all of it from the mail."
    />
  );
}
