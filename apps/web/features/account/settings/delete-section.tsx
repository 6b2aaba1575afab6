'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { deleteAccountSchema, type DeleteAccountInput } from '@lastseat/contracts';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { deleteAccount } from '@/features/account/account-api';
import { useApiForm } from '@/lib/form/use-api-form';
import { paths } from '@/lib/http/paths';
import { closeSession } from '@/lib/session';
import { Section } from './section';

export function DeleteSection() {
  const [isWanted, setIsWanted] = useState(false);
  return (
    <Section
      title="Delete the account"
      text="Your name, your address and your password are removed for good. Seats that you have booked stay taken, without your name: cancel them first if you will not come."
    >
      {isWanted ? (
        <DeleteForm />
      ) : (
        <Button variant="danger" className="mt-4" onClick={() => setIsWanted(true)}>
          Delete my account
        </Button>
      )}
    </Section>
  );
}

function DeleteForm() {
  const form = useApiForm<DeleteAccountInput>({
    resolver: zodResolver(deleteAccountSchema),
    labels: { password: 'Your password' },
    fallbackField: 'password',
    placeProblem: ({ code }) => {
      if (code === 'invalid_credentials') return { field: 'password', message: 'Wrong password.' };
      const message = 'You are the last owner of an organiser: make somebody else an owner first.';
      return code === 'last_owner' ? { field: 'password', message } : null;
    },
    send: async (input) => {
      await closeSession(() => deleteAccount(input));
      window.location.replace(paths.home());
    },
  });
  return (
    <Form form={form} submitLabel="Delete it for good" submittingLabel="Deleting…">
      <FormField
        {...form.field('password')}
        type="password"
        autoComplete="current-password"
        autoFocus
      />
    </Form>
  );
}
