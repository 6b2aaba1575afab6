'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { guestSchema, type Guest } from '@lastseat/contracts';
import { useState } from 'react';
import type { Resolver } from 'react-hook-form';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { useApiForm } from '@/lib/form/use-api-form';
import { findBrowserStorage } from '@/lib/session/browser-storage';
import { readGuest, rememberGuest } from './remembered-guest';

const checkGuest = zodResolver(guestSchema);

/** A field that was left empty is a name that was not given. */
const withoutEmptyName: Resolver<Guest> = ({ name, ...rest }, context, options) =>
  checkGuest(name ? { name, ...rest } : rest, context, options);

interface GuestFormProps {
  /** What is asked for in the guest's name; what it throws is explained. */
  onSend: (guest: Guest) => Promise<void>;
  submitLabel: string;
  submittingLabel: string;
}

/** Two fields: in a file of its own, so that only those load it who come as guests. */
export function GuestForm({ onSend, ...labels }: GuestFormProps) {
  const [known] = useState(() => readGuest(findBrowserStorage()));
  const form = useApiForm<Guest>({
    resolver: withoutEmptyName,
    defaultValues: { email: known?.email ?? '', name: known?.name ?? '' },
    labels: { email: 'Email', name: 'Name' },
    fallbackField: 'email',
    send: async (guest) => {
      await onSend(guest);
      rememberGuest(findBrowserStorage(), guest);
    },
  });
  return (
    <Form form={form} {...labels}>
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
