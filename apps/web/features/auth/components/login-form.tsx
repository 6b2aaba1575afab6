'use client';

import { loginSchema, type LoginInput } from '@lastseat/contracts';
import { FormField } from '../../../components/form-field';
import { postLogin } from '../auth-api';
import { listWrongFields } from '../list-wrong-fields';
import { useAuthForm } from '../use-auth-form';
import { useReturn } from '../use-return';
import { AuthForm } from './auth-form';
import { PasswordField } from './password-field';

interface LoginFormProps {
  returnTo: string;
}

const labels = { email: 'Email', password: 'Password' };

export function LoginForm({ returnTo }: LoginFormProps) {
  const isReturning = useReturn(returnTo);
  const { register, submit, formError, formState } = useAuthForm<LoginInput>({
    schema: loginSchema,
    fieldNames: ['email', 'password'],
    fallbackField: 'password',
    request: postLogin,
  });
  const { errors, isSubmitting } = formState;
  return (
    <AuthForm
      submitLabel="Sign in"
      submittingLabel="Signing in…"
      isSubmitting={isSubmitting || isReturning}
      onSubmit={submit}
      error={formError}
      wrongFields={listWrongFields(formState, labels)}
    >
      <FormField
        {...register('email')}
        label={labels.email}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.email?.message}
      />
      <PasswordField
        {...register('password')}
        label={labels.password}
        autoComplete="current-password"
        error={errors.password?.message}
      />
    </AuthForm>
  );
}
