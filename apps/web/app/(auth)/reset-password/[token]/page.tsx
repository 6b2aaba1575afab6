import type { Metadata } from 'next';
import { AuthHeading } from '@/features/auth/components/auth-heading';
import { ResetPasswordForm } from '@/features/auth/components/reset-password-form';
import { paths } from '@/lib/http/paths';

export const metadata: Metadata = {
  title: 'Choose a new password',
  robots: { index: false },
  // The address has the token in it.
  referrer: 'no-referrer',
};

interface ResetPasswordPageProps {
  params: Promise<{ token: string }>;
}

export default async function ResetPasswordPage({ params }: ResetPasswordPageProps) {
  const { token } = await params;
  return (
    <>
      <AuthHeading
        title="Choose a new password"
        question="Does the link work no more?"
        link={{ href: paths.forgotPassword(), label: 'Ask for another one' }}
      />
      <ResetPasswordForm token={token} />
    </>
  );
}
