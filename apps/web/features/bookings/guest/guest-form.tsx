'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { guestSchema, type Guest, type GuestBooking } from '@lastseat/contracts';
import { useState } from 'react';
import type { Resolver } from 'react-hook-form';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { useApiForm } from '@/lib/form/use-api-form';
import { findBrowserStorage } from '@/lib/session/browser-storage';
import { postGuestBooking } from './guest-api';
import { readGuest, rememberGuest } from './remembered-guest';

const checkGuest = zodResolver(guestSchema);

/** A field that was left empty is a name that was not given. */
const withoutEmptyName: Resolver<Guest> = ({ name, ...rest }, context, options) =>
  checkGuest(name ? { name, ...rest } : rest, context, options);

interface GuestFormProps {
  eventId: string;
  /** Seats. */
  quantity: number;
  /** Of which type, where the event is sold by types. */
  ticketTypeId?: string | undefined;
  onBooked: (booking: GuestBooking, guest: Guest) => void;
}

/** Two fields: in a file of its own, so that only those load it who book as guests. */
export function GuestForm({ eventId, quantity, ticketTypeId, onBooked }: GuestFormProps) {
  // One for the whole form: who presses again after a lost answer books once.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [known] = useState(() => readGuest(findBrowserStorage()));
  const form = useApiForm<Guest>({
    resolver: withoutEmptyName,
    defaultValues: { email: known?.email ?? '', name: known?.name ?? '' },
    labels: { email: 'Email', name: 'Name' },
    fallbackField: 'email',
    send: async (guest) => {
      const wish = { eventId, quantity, ticketTypeId, guest };
      const booking = await postGuestBooking(wish, idempotencyKey);
      rememberGuest(findBrowserStorage(), guest);
      onBooked(booking, guest);
    },
  });
  return (
    <Form form={form} submitLabel="Book as a guest" submittingLabel="Booking…">
      <FormField
        {...form.field('email')}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        hint="Your ticket goes there."
      />
      <FormField {...form.field('name')} autoComplete="name" hint="You can leave it out." />
    </Form>
  );
}
