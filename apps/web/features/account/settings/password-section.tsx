'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { changePasswordSchema, type ChangePasswordInput, type User } from '@lastseat/contracts';
import { useWatch } from 'react-hook-form';
import { toast } from 'react-hot-toast';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { PasswordStrength } from '@/components/ui/password-strength';
import { changePassword } from '@/features/account/account-api';
import { useApiForm } from '@/lib/form/use-api-form';
import { logIns } from './log-ins';
import { Section } from './section';

export function PasswordSection({ user }: { user: User }) {
  const form = useApiForm<ChangePasswordInput>({
    resolver: zodResolver(changePasswordSchema),
    labels: { currentPassword: 'Current password', newPassword: 'New password' },
    fallbackField: 'currentPassword',
    placeProblem: ({ code }) =>
      code === 'invalid_credentials'
        ? { field: 'currentPassword', message: 'Wrong password.' }
        : null,
    send: async (input, { reset }) => {
      await changePassword(input);
      reset();
      void logIns.load();
      toast.success('Your password is changed. Every other log-in was ended.');
    },
  });
  const newPassword = useWatch({ control: form.form.control, name: 'newPassword' });
  return (
    <Section title="Password" text="A new password ends every log-in but this one.">
      <Form form={form} submitLabel="Change the password" submittingLabel="Changing it…">
        {/* For password managers, which keep the password by it. */}
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
        <FormField
          {...form.field('currentPassword')}
          type="password"
          autoComplete="current-password"
        />
        <FormField
          {...form.field('newPassword')}
          type="password"
          autoComplete="new-password"
          hint={<Hint password={newPassword ?? ''} user={user} />}
        />
      </Form>
    </Section>
  );
}

function Hint({ password, user }: { password: string; user: User }) {
  return (
    <>
      8 characters with a letter and a digit, or 15 of any kind.
      <PasswordStrength password={password} own={[user.name, user.email]} />
    </>
  );
}
