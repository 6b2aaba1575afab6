'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { changeSecondFactorSchema, type ChangeSecondFactorInput } from '@lastseat/contracts';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { keepFocus } from '@/components/ui/keep-focus';
import { useApiForm } from '@/lib/form/use-api-form';

interface PasswordStepProps {
  /** What it is asked for. */
  title: string;
  submitLabel: string;
  submittingLabel: string;
  send: (input: ChangeSecondFactorInput) => Promise<void>;
  onCancel: () => void;
}

/** Whatever changes a second factor asks for the password again. */
export function PasswordStep({
  title,
  submitLabel,
  submittingLabel,
  send,
  onCancel,
}: PasswordStepProps) {
  const form = useApiForm<ChangeSecondFactorInput>({
    resolver: zodResolver(changeSecondFactorSchema),
    labels: { password: 'Your password' },
    fallbackField: 'password',
    placeProblem: ({ code }) =>
      code === 'invalid_credentials' ? { field: 'password', message: 'Wrong password.' } : null,
    send,
  });
  return (
    <div role="group" aria-label={title} className="mt-5">
      <h3 className="font-semibold">{title}</h3>
      <Form form={form} submitLabel={submitLabel} submittingLabel={submittingLabel}>
        <FormField
          {...form.field('password')}
          type="password"
          autoComplete="current-password"
          autoFocus
        />
      </Form>
      <Button
        variant="secondary"
        className="mt-3 w-full"
        onMouseDown={keepFocus}
        onClick={onCancel}
      >
        Leave it as it is
      </Button>
    </div>
  );
}
