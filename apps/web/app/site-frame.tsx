import { refreshCookieName } from '@lastseat/contracts';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { SiteHeader } from '@/components/shell/site-header';
import { SkipLink } from '@/components/shell/skip-link';
import { AccountArea } from '@/features/account/account-area';

/** Around every page for attendees. The console of the organisers has a frame of its own. */
export async function SiteFrame({ children }: { children: ReactNode }) {
  const hasSessionCookie = (await cookies()).has(refreshCookieName);
  return (
    <>
      <SkipLink />
      <SiteHeader account={<AccountArea hasSessionCookie={hasSessionCookie} />} />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 pt-8 pb-24 outline-none sm:px-6 sm:pt-12 lg:px-8"
      >
        {children}
      </main>
    </>
  );
}
