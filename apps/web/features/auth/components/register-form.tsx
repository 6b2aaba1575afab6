'use client';

import { useWatch } from 'react-hook-form';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { PasswordStrength } from '@/components/ui/password-strength';
import { postRegistration } from '@/features/auth/auth-api';
import { registrationSchema, type Registration } from '@/features/auth/registration';
import { useAuthForm } from '@/features/auth/use-auth-form';
import { markNewcomer } from '@/lib/session/newcomer';
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
    returnTo,
  });
  const [password = '', name = '', email = ''] = useWatch({
    control: form.control,
    name: ['password', 'name', 'email'],
  });
  return (
    <Form form={form} submitLabel="Create account" submittingLabel="Creating your account…">
      <FormField {...form.field('name')} autoComplete="name" />
      <EmailField {...form.field('email')} autoComplete="email" />
      <PasswordField
        {...form.field('password', { repeatedIn: 'repeatedPassword' })}
        autoComplete="new-password"
        hint={
          <>
            <PasswordRules password={password} />
            <PasswordStrength password={password} own={[name, email]} />
          </>
        }
      />
      <PasswordField {...form.field('repeatedPassword')} autoComplete="new-password" />
    </Form>
  );
}
