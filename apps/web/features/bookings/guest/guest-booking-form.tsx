'use client';

import type { Guest, GuestBooking } from '@lastseat/contracts';
import { useState } from 'react';
import { postGuestBooking } from './guest-api';
import { GuestForm } from './guest-form';

interface GuestBookingFormProps {
  eventId: string;
  /** Seats. */
  quantity: number;
  /** Of which type, where the event is sold by types. */
  ticketTypeId?: string | undefined;
  onBooked: (booking: GuestBooking, guest: Guest) => void;
}

/** Of what is paid at the venue, or costs nothing. */
export function GuestBookingForm({ onBooked, ...wanted }: GuestBookingFormProps) {
  // One for the whole form: who presses again after a lost answer books once.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  return (
    <GuestForm
      submitLabel="Book as a guest"
      submittingLabel="Booking…"
      onSend={async (guest) => {
        onBooked(await postGuestBooking({ ...wanted, guest }, idempotencyKey), guest);
      }}
    />
  );
}
