import type { Metadata } from 'next';
import { BookingAhead } from '@/app/(auth)/booking-ahead';
import { readReturnPath, type AuthSearchParams } from '@/app/(auth)/read-return-path';
import { AuthHeading } from '@/features/auth/components/auth-heading';
import { RegisterForm } from '@/features/auth/components/register-form';
import { signInPath } from '@/lib/session/safe-return-path';

export const metadata: Metadata = { title: 'Create an account' };

export default async function RegisterPage({ searchParams }: { searchParams: AuthSearchParams }) {
  const returnTo = readReturnPath(await searchParams);
  return (
    <>
      <AuthHeading
        title="Create an account"
        question="Already have one?"
        link={{ href: signInPath(returnTo), label: 'Sign in' }}
      />
      <BookingAhead step="Create an account" />
      <RegisterForm returnTo={returnTo} />
    </>
  );
}
