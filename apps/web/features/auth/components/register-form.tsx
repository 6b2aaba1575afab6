'use client';

import Link from 'next/link';
import { useWatch } from 'react-hook-form';
import { FormField } from '@/components/ui/form-field';
import { postRegistration } from '@/features/auth/auth-api';
import { registrationSchema, type Registration } from '@/features/auth/registration';
import { useAuthForm } from '@/features/auth/use-auth-form';
import { signInPath } from '@/lib/session/safe-return-path';
import { AuthForm } from './auth-form';
import { EmailField } from './email-field';
import { PasswordField } from './password-field';
import { PasswordRules } from './password-rules';

interface RegisterFormProps {
  returnTo: string;
}

export function RegisterForm({ returnTo }: RegisterFormProps) {
  const form = useAuthForm<Registration>({
    schema: registrationSchema,
    labels: {
      ...{ name: 'Name', email: 'Email', password: 'Password' },
      repeatedPassword: 'Repeat the password',
    },
    fallbackField: 'email',
    request: ({ repeatedPassword: _, ...account }) => postRegistration(account),
    returnTo,
  });
  const password = useWatch({ control: form.control, name: 'password' });
  const email = form.field('email');
  return (
    <AuthForm form={form} submitLabel="Create account" submittingLabel="Creating your account…">
      <FormField {...form.field('name')} autoComplete="name" />
      <EmailField
        {...email}
        error={
          form.errors.email?.type === 'server' ? (
            <>
              {email.error}{' '}
              <Link href={signInPath(returnTo)} prefetch={false} className="underline">
                Sign in instead
              </Link>
            </>
          ) : (
            email.error
          )
        }
      />
      <PasswordField
        {...form.field('password', { repeatedIn: 'repeatedPassword' })}
        autoComplete="new-password"
        hint={<PasswordRules password={password ?? ''} />}
      />
      <PasswordField {...form.field('repeatedPassword')} autoComplete="new-password" />
    </AuthForm>
  );
}
