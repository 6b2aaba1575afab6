'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import {
  confirmEmailSchema,
  verificationCodeLength,
  verificationPauseSeconds,
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
import { formatWait } from '@/lib/format/format-wait';
import { findProblem } from '@/lib/http/api';
import { useCountdown } from '@/lib/react/use-countdown';
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
  const wait = useCountdown();
  const send = async () => {
    setIsSending(true);
    try {
      await resendCode();
      wait.start(verificationPauseSeconds);
      toast.success('Another code is on its way. The one before works no more.');
    } catch (error) {
      wait.start(findProblem(error)?.numbers?.['retryAfterSeconds'] ?? 0);
      toast.error(explainRefusal(error));
    }
    setIsSending(false);
  };
  return (
    <>
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
      {/* A timer, which nobody reads out each second. */}
      <p role="timer" className="mt-2 min-h-5 text-center text-sm text-muted tabular-nums">
        {wait.secondsLeft > 0 && `You can have another code in ${formatWait(wait.secondsLeft)}.`}
      </p>
    </>
  );
}
