'use client';

import type { ReactNode } from 'react';
import { ownOrganisers } from '@/features/organise/api/resources';
import { OrganiserProvider } from '@/features/organise/organiser/use-organiser';
import { PaletteKeys } from '@/features/organise/palette/palette-keys';
import { useResource } from '@/lib/http/resource';
import { ShellSkeleton } from './shell-skeleton';
import { SideBar } from './side-bar';
import { TopBar } from './top-bar';
import { NotHere, WhenLoaded } from './when-loaded';

interface ConsoleShellProps {
  slug: string;
  account: ReactNode;
  children: ReactNode;
}

/** Around every page of one organiser. */
export function ConsoleShell({ slug, account, children }: ConsoleShellProps) {
  const entry = useResource(ownOrganisers);
  return (
    <WhenLoaded
      entry={entry}
      skeleton={<ShellSkeleton />}
      onRetry={() => void ownOrganisers.load()}
    >
      {(organisers) => {
        const organiser = organisers.find((one) => one.slug === slug);
        if (!organiser) return <Bare account={account} />;
        return (
          <OrganiserProvider organiser={organiser}>
            <Frame account={account}>{children}</Frame>
          </OrganiserProvider>
        );
      }}
    </WhenLoaded>
  );
}

function Frame({ account, children }: Omit<ConsoleShellProps, 'slug'>) {
  return (
    <div className="flex flex-1">
      <aside className="sticky top-0 hidden h-dvh w-64 shrink-0 border-r border-line bg-surface lg:block print:hidden">
        <SideBar />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar account={account} />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-5xl flex-1 px-4 pt-6 pb-28 outline-none sm:px-8 sm:pt-8"
        >
          {children}
        </main>
      </div>
      <PaletteKeys />
    </div>
  );
}

/** For those who are no member: they get no part of the console to see. */
function Bare({ account }: { account: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-xl p-4 outline-none sm:pt-16">
      <div className="mb-4 flex justify-end">{account}</div>
      <NotHere />
    </main>
  );
}
