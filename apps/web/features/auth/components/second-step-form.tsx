'use client';

import { secondStepCodeSchema, type SecondStep } from '@lastseat/contracts';
import * as z from 'zod/mini';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { keepFocus } from '@/components/ui/keep-focus';
import { takeSecondStep } from '@/features/auth/auth-api';
import { codeHint } from '@/features/auth/code-hint';
import { signInByPasskey } from '@/features/auth/sign-in-by-passkey';
import { useAuthForm } from '@/features/auth/use-auth-form';
import { PasskeyButton } from './passkey-button';

const codeFormSchema = z.strictObject({ code: secondStepCodeSchema });
type CodeForm = z.infer<typeof codeFormSchema>;

interface SecondStepFormProps {
  step: SecondStep;
  returnTo: string;
  onRestart: () => void;
}

/** After the password was right. */
export function SecondStepForm({ step, returnTo, onRestart }: SecondStepFormProps) {
  const { challenge, methods } = step;
  const form = useAuthForm<CodeForm>({
    schema: codeFormSchema,
    labels: { code: 'Code' },
    fallbackField: 'code',
    placeProblem: ({ code, title }) =>
      code === 'invalid_code' ? { field: 'code', message: `${title}.` } : null,
    request: ({ code }) => takeSecondStep({ challenge, code }),
    returnTo,
  });
  return (
    <>
      <Form form={form} submitLabel="Go on" submittingLabel="Signing in…">
        <FormField
          {...form.field('code')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          hint={codeHint(methods)}
        />
      </Form>
      {methods.includes('passkey') && (
        <PasskeyButton instead="enter a code" send={signInByPasskey} />
      )}
      <Button
        variant="secondary"
        className="mt-3 w-full"
        onMouseDown={keepFocus}
        onClick={onRestart}
      >
        Begin again
      </Button>
    </>
  );
}
