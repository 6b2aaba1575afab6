'use client';

import { useWatch } from 'react-hook-form';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Link } from '@/components/ui/link';
import { postRegistration } from '@/features/auth/auth-api';
import { registrationSchema, type Registration } from '@/features/auth/registration';
import { useAuthForm } from '@/features/auth/use-auth-form';
import { markNewcomer } from '@/lib/session/newcomer';
import { signInPath } from '@/lib/session/safe-return-path';
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
    request: async ({ repeatedPassword: _, ...account }) => {
      const session = await postRegistration(account);
      markNewcomer(session.user.id);
      return session;
    },
    placeProblem: ({ code, title }) =>
      code === 'email_taken' ? { field: 'email', message: `${title}.` } : null,
    returnTo,
  });
  const password = useWatch({ control: form.control, name: 'password' });
  const email = form.field('email');
  const isTaken = form.errors.email?.type === 'server';
  return (
    <Form form={form} submitLabel="Create account" submittingLabel="Creating your account…">
      <FormField {...form.field('name')} autoComplete="name" />
      <EmailField
        {...email}
        autoComplete="email"
        error={isTaken ? <Taken message={email.error} returnTo={returnTo} /> : email.error}
      />
      <PasswordField
        {...form.field('password', { repeatedIn: 'repeatedPassword' })}
        autoComplete="new-password"
        hint={<PasswordRules password={password ?? ''} />}
      />
      <PasswordField {...form.field('repeatedPassword')} autoComplete="new-password" />
    </Form>
  );
}

/** The address has an account already: the way there is shorter than another address. */
function Taken({ message, returnTo }: { message: string | undefined; returnTo: string }) {
  return (
    <>
      {message}{' '}
      <Link href={signInPath(returnTo)} prefetch={false} className="underline">
        Sign in instead
      </Link>
    </>
  );
}
