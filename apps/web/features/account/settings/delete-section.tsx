'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { deleteAccountSchema, type DeleteAccountInput } from '@lastseat/contracts';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { keepFocus } from '@/components/ui/keep-focus';
import { deleteAccount } from '@/features/account/account-api';
import { useApiForm } from '@/lib/form/use-api-form';
import { sendConfirmed } from '@/lib/http/api';
import { paths } from '@/lib/http/paths';
import { closeSession } from '@/lib/session';
import { Section } from './section';

export function DeleteSection() {
  const [choice, setChoice] = useState<'delete' | 'keep' | null>(null);
  return (
    <Section
      title="Delete the account"
      text="Your name, your address and your password are removed for good. Seats that you have booked stay taken, without your name: cancel them first if you will not come."
    >
      {choice === 'delete' ? (
        <>
          <DeleteForm />
          <Button
            variant="secondary"
            className="mt-3 w-full"
            onMouseDown={keepFocus}
            onClick={() => setChoice('keep')}
          >
            Keep my account
          </Button>
        </>
      ) : (
        <Button
          variant="danger"
          className="mt-4"
          // The button that had the focus is gone with the form.
          autoFocus={choice === 'keep'}
          onClick={() => setChoice('delete')}
        >
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
      await sendConfirmed(() => closeSession(() => deleteAccount(input)));
      window.location.replace(paths.home());
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Delete it for good"
      submittingLabel="Deleting…"
      submitVariant="danger"
    >
      <FormField
        {...form.field('password')}
        type="password"
        autoComplete="current-password"
        autoFocus
      />
    </Form>
  );
}
