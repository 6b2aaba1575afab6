'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { passwordSchema } from '@lastseat/contracts';
import { useRouter } from 'next/navigation';
import { useWatch } from 'react-hook-form';
import { toast } from 'react-hot-toast';
import * as z from 'zod/mini';
import { Form } from '@/components/ui/form';
import { PasswordStrength } from '@/components/ui/password-strength';
import { resetPassword } from '@/features/auth/auth-api';
import { useApiForm } from '@/lib/form/use-api-form';
import { paths } from '@/lib/http/paths';
import { endSession } from '@/lib/session';
import { PasswordField } from './password-field';
import { PasswordRules } from './password-rules';

const newPasswordSchema = z.strictObject({ password: passwordSchema });
type NewPassword = z.infer<typeof newPasswordSchema>;

export function ResetPasswordForm({ token }: { token: string }) {
  const router = useRouter();
  const form = useApiForm<NewPassword>({
    resolver: zodResolver(newPasswordSchema),
    labels: { password: 'New password' },
    fallbackField: 'password',
    send: async ({ password }) => {
      await resetPassword({ token, password });
      // It has ended every log-in, also one of this browser.
      endSession('logged-out');
      toast.success('Your password is changed. Sign in with it.');
      router.replace(paths.login());
    },
  });
  const password = useWatch({ control: form.form.control, name: 'password' }) ?? '';
  return (
    <Form form={form} submitLabel="Change the password" submittingLabel="Changing it…">
      <PasswordField
        {...form.field('password')}
        autoComplete="new-password"
        hint={
          <>
            <PasswordRules password={password} />
            <PasswordStrength password={password} />
          </>
        }
      />
    </Form>
  );
}
