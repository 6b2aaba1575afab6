import type { Metadata } from 'next';
import { BookingAhead } from '@/app/(auth)/booking-ahead';
import { readReturnPath, type AuthSearchParams } from '@/app/(auth)/read-return-path';
import { AuthHeading } from '@/features/auth/components/auth-heading';
import { LoginForm } from '@/features/auth/components/login-form';
import { endedParameter, registerPath } from '@/lib/session/safe-return-path';

export const metadata: Metadata = { title: 'Sign in' };

export default async function LoginPage({ searchParams }: { searchParams: AuthSearchParams }) {
  const query = await searchParams;
  const returnTo = readReturnPath(query);
  return (
    <>
      <AuthHeading
        title="Sign in"
        question="Don't have an account?"
        link={{ href: registerPath(returnTo), label: 'Create one' }}
        notice={
          query[endedParameter] === undefined
            ? undefined
            : 'Your session has ended. Sign in again, and you are back where you were.'
        }
      />
      <BookingAhead step="Sign in" />
      <LoginForm returnTo={returnTo} />
    </>
  );
}
