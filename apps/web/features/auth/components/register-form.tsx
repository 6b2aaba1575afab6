'use client';

import { registerSchema, type RegisterInput } from '@lastseat/contracts';
import Link from 'next/link';
import { useWatch } from 'react-hook-form';
import { FormField } from '../../../components/form-field';
import { signInPath } from '../../../lib/safe-return-path';
import { postRegistration } from '../auth-api';
import { listWrongFields } from '../list-wrong-fields';
import { useAuthForm } from '../use-auth-form';
import { useReturn } from '../use-return';
import { AuthForm } from './auth-form';
import { PasswordField } from './password-field';
import { PasswordRules } from './password-rules';

interface RegisterFormProps {
  returnTo: string;
}

const labels = { name: 'Name', email: 'Email', password: 'Password' };

export function RegisterForm({ returnTo }: RegisterFormProps) {
  const isReturning = useReturn(returnTo);
  const { control, register, submit, formError, formState } = useAuthForm<RegisterInput>({
    schema: registerSchema,
    fieldNames: ['name', 'email', 'password'],
    fallbackField: 'email',
    request: postRegistration,
  });
  const password = useWatch({ control, name: 'password' });
  const { errors, isSubmitting } = formState;
  return (
    <AuthForm
      submitLabel="Create account"
      submittingLabel="Creating your account…"
      isSubmitting={isSubmitting || isReturning}
      onSubmit={submit}
      error={formError}
      wrongFields={listWrongFields(formState, labels)}
    >
      <FormField
        {...register('name')}
        label={labels.name}
        autoComplete="name"
        error={errors.name?.message}
      />
      <FormField
        {...register('email')}
        label={labels.email}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        error={
          errors.email?.type === 'server' ? (
            <>
              {errors.email.message}{' '}
              <Link href={signInPath(returnTo)} prefetch={false} className="underline">
                Sign in instead
              </Link>
            </>
          ) : (
            errors.email?.message
          )
        }
      />
      <PasswordField
        {...register('password')}
        label={labels.password}
        autoComplete="new-password"
        error={errors.password?.message}
        hint={<PasswordRules password={password ?? ''} />}
      />
    </AuthForm>
  );
}
