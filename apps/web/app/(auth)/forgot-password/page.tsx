import type { Metadata } from 'next';
import { AuthHeading } from '@/features/auth/components/auth-heading';
import { ForgotPasswordForm } from '@/features/auth/components/forgot-password-form';
import { paths } from '@/lib/http/paths';

export const metadata: Metadata = { title: 'Forgot your password?', robots: { index: false } };

export default function ForgotPasswordPage() {
  return (
    <>
      <AuthHeading
        title="Forgot your password?"
        question="Remembered it after all?"
        link={{ href: paths.login(), label: 'Sign in' }}
      />
      <ForgotPasswordForm />
    </>
  );
}
