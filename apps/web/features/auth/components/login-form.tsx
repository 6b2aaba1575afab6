'use client';

import { loginSchema, type LoginInput } from '@lastseat/contracts';
import { Form } from '@/components/ui/form';
import { postLogin } from '@/features/auth/auth-api';
import { useAuthForm } from '@/features/auth/use-auth-form';
import { EmailField } from './email-field';
import { PasswordField } from './password-field';

interface LoginFormProps {
  returnTo: string;
}

export function LoginForm({ returnTo }: LoginFormProps) {
  const form = useAuthForm<LoginInput>({
    schema: loginSchema,
    labels: { email: 'Email', password: 'Password' },
    fallbackField: 'password',
    request: postLogin,
    returnTo,
  });
  return (
    <Form form={form} submitLabel="Sign in" submittingLabel="Signing in…">
      <EmailField {...form.field('email')} autoComplete="username" />
      <PasswordField {...form.field('password')} autoComplete="current-password" />
    </Form>
  );
}
