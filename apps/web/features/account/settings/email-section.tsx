'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { changeEmailSchema, type ChangeEmailInput, type User } from '@lastseat/contracts';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { changeEmail } from '@/features/account/account-api';
import { useApiForm } from '@/lib/form/use-api-form';
import { useResource } from '@/lib/http/resource';
import { CodeForm } from './code-form';
import { openVerification } from './open-verification';
import { Section } from './section';

export function EmailSection({ user }: { user: User }) {
  const nextEmail = useResource(openVerification).data?.email;
  const setNextEmail = (email: string | null) => openVerification.put({ email });
  const awaited = nextEmail ?? (user.isEmailVerified ? null : user.email);
  if (awaited !== null) {
    return (
      <Section title="Email" text={`We sent a mail with a code of six digits to ${awaited}.`}>
        <p className="mt-1 text-sm text-muted">
          No code in it? Then the address has an account already, and the mail says how to come in.
        </p>
        <CodeForm onProved={() => setNextEmail(null)} />
        <OtherAddress onSent={setNextEmail} />
      </Section>
    );
  }
  return (
    <Section title="Email" text={user.email}>
      <p className="mt-1 flex items-center gap-1.5 text-sm text-plenty">
        <BadgeCheck className="size-4" aria-hidden="true" />
        You have proved that it is yours.
      </p>
      <EmailForm onSent={setNextEmail} />
    </Section>
  );
}

/** For who mistyped it. */
function OtherAddress({ onSent }: { onSent: (email: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <EmailForm onSent={onSent} />;
  return (
    <Button variant="secondary" className="mt-3 w-full" onClick={() => setIsOpen(true)}>
      Use another address
    </Button>
  );
}

function EmailForm({ onSent }: { onSent: (email: string) => void }) {
  const form = useApiForm<ChangeEmailInput>({
    resolver: zodResolver(changeEmailSchema),
    labels: { email: 'New email', password: 'Your password' },
    fallbackField: 'email',
    placeProblem: ({ code }) =>
      code === 'invalid_credentials' ? { field: 'password', message: 'Wrong password.' } : null,
    send: async (input) => {
      await changeEmail(input);
      onSent(input.email);
    },
  });
  return (
    <Form form={form} submitLabel="Send me a code there" submittingLabel="Sending…">
      <FormField
        {...form.field('email')}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <FormField {...form.field('password')} type="password" autoComplete="current-password" />
    </Form>
  );
}
