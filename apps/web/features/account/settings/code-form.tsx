'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import {
  confirmEmailSchema,
  verificationCodeLength,
  type ConfirmEmailInput,
} from '@lastseat/contracts';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { confirmEmail, resendCode } from '@/features/account/account-api';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { useApiForm } from '@/lib/form/use-api-form';
import { adoptUser } from '@/lib/session';

export function CodeForm({ onProved }: { onProved: () => void }) {
  const form = useApiForm<ConfirmEmailInput>({
    resolver: zodResolver(confirmEmailSchema),
    labels: { code: 'Code' },
    fallbackField: 'code',
    placeProblem: ({ code, title }) =>
      code === 'invalid_code' ? { field: 'code', message: `${title}.` } : null,
    send: async (input) => {
      adoptUser(await confirmEmail(input));
      toast.success('Your address is proved.');
      onProved();
    },
  });
  return (
    <>
      <Form form={form} submitLabel="Prove my address" submittingLabel="Looking…">
        <FormField
          {...form.field('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={verificationCodeLength + 2}
          hint="It works for 15 minutes, and takes five tries."
        />
      </Form>
      <ResendButton />
    </>
  );
}

function ResendButton() {
  const [isSending, setIsSending] = useState(false);
  const send = async () => {
    setIsSending(true);
    try {
      await resendCode();
      toast.success('Another code is on its way. The one before works no more.');
    } catch (error) {
      toast.error(
        explainRefusal(error, {
          too_many_requests: 'A code was sent a moment ago. Wait a minute, then try again.',
        }),
      );
    }
    setIsSending(false);
  };
  return (
    <Button
      variant="secondary"
      className="mt-3 w-full"
      isLoading={isSending}
      loadingLabel="Sending…"
      // The focus stays in the field: past it, a complaint there would go, and the button move away
      // under the pointer before it is let go.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void send()}
    >
      Send another code
    </Button>
  );
}
