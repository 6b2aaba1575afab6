'use client';

import { loginSchema, type LoginInput, type SecondStep } from '@lastseat/contracts';
import { useState } from 'react';
import { Form } from '@/components/ui/form';
import { postLogin } from '@/features/auth/auth-api';
import { signInByPasskey } from '@/features/auth/sign-in-by-passkey';
import { useAuthForm } from '@/features/auth/use-auth-form';
import { EmailField } from './email-field';
import { PasskeyButton } from './passkey-button';
import { PasswordField } from './password-field';
import { SecondStepForm } from './second-step-form';

interface LoginFormProps {
  returnTo: string;
}

/** Asks for the password, and then for the second factor of who has one. */
export function LoginForm({ returnTo }: LoginFormProps) {
  const [secondStep, setSecondStep] = useState<SecondStep | null>(null);
  if (secondStep === null) return <FirstStepForm returnTo={returnTo} onPassed={setSecondStep} />;
  return (
    <SecondStepForm step={secondStep} returnTo={returnTo} onRestart={() => setSecondStep(null)} />
  );
}

interface FirstStepFormProps extends LoginFormProps {
  onPassed: (next: SecondStep) => void;
}

function FirstStepForm({ returnTo, onPassed }: FirstStepFormProps) {
  const form = useAuthForm<LoginInput>({
    schema: loginSchema,
    labels: { email: 'Email', password: 'Password' },
    fallbackField: 'password',
    request: async (input) => {
      const result = await postLogin(input);
      if (!('secondStep' in result)) return result;
      onPassed(result.secondStep);
      return null;
    },
    returnTo,
  });
  return (
    <>
      <Form form={form} submitLabel="Sign in" submittingLabel="Signing in…">
        <EmailField {...form.field('email')} autoComplete="username" />
        <PasswordField {...form.field('password')} autoComplete="current-password" />
      </Form>
      <PasskeyButton instead="sign in with your password" send={signInByPasskey} />
    </>
  );
}
