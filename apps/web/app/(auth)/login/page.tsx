import type { Metadata } from 'next';
import { BookingAhead } from '@/app/(auth)/booking-ahead';
import { readReturnPath, type AuthSearchParams } from '@/app/(auth)/read-return-path';
import { AuthHeading } from '@/features/auth/components/auth-heading';
import { Link } from '@/components/ui/link';
import { LoginForm } from '@/features/auth/components/login-form';
import { paths } from '@/lib/http/paths';
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
      <p className="mt-5 text-center">
        <Link
          href={paths.forgotPassword()}
          prefetch={false}
          className="inline-flex min-h-11 items-center rounded font-semibold text-accent underline-offset-4 hover:underline"
        >
          Forgot your password?
        </Link>
      </p>
    </>
  );
}
