'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { requestPasswordResetSchema, type RequestPasswordResetInput } from '@lastseat/contracts';
import { MailOpen } from 'lucide-react';
import { useState } from 'react';
import { Form } from '@/components/ui/form';
import { requestPasswordReset } from '@/features/auth/auth-api';
import { useApiForm } from '@/lib/form/use-api-form';
import { EmailField } from './email-field';

export function ForgotPasswordForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useApiForm<RequestPasswordResetInput>({
    resolver: zodResolver(requestPasswordResetSchema),
    labels: { email: 'Email' },
    fallbackField: 'email',
    send: async (input) => {
      await requestPasswordReset(input);
      setSentTo(input.email);
    },
  });
  return (
    <>
      <div role="status">{sentTo !== null && <Sent email={sentTo} />}</div>
      {sentTo === null && (
        <Form form={form} submitLabel="Send me a link" submittingLabel="Sending…">
          <EmailField {...form.field('email')} autoComplete="username" />
        </Form>
      )}
    </>
  );
}

/** The same for every address: whether there is an account is nobody else's business. */
function Sent({ email }: { email: string }) {
  return (
    <p className="mt-8 flex gap-2.5 rounded-xl bg-accent-soft px-4 py-3 font-medium text-accent">
      <MailOpen className="mt-1 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 wrap-anywhere">
        If {email} has an account, a link is on its way there. It works for 30 minutes.
      </span>
    </p>
  );
}
