'use client';

import { SecondFactorSection } from '@/features/account/second-factor/second-factor-section';
import { useSession } from '@/lib/session';
import { DataSection } from './data-section';
import { DeleteSection } from './delete-section';
import { EmailSection } from './email-section';
import { LogInsSection } from './log-ins-section';
import { NameSection } from './name-section';
import { PasswordSection } from './password-section';

export function AccountPageView() {
  const user = useSession((session) => session.user);
  return (
    <>
      <h1 className="mb-8 text-3xl font-bold tracking-tight sm:text-4xl">Account</h1>
      {user && (
        <div className="grid max-w-2xl gap-6">
          <EmailSection user={user} />
          <NameSection user={user} />
          <PasswordSection user={user} />
          <SecondFactorSection user={user} />
          <LogInsSection />
          <DataSection />
          <DeleteSection />
        </div>
      )}
    </>
  );
}
