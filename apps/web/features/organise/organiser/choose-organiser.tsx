'use client';

import type { OwnOrganiser } from '@lastseat/contracts';
import { ChevronRight } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { actionStyles } from '@/components/ui/action-style';
import { Link } from '@/components/ui/link';
import { ownOrganisers } from '@/features/organise/api/resources';
import { Initial } from '@/features/organise/shell/organiser-switcher';
import { roleNames } from '@/features/organise/shell/role-names';
import { PageSkeleton } from '@/features/organise/shell/shell-skeleton';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { CreateOrganiser } from './create-organiser';

const newOrganiserPath = `${consolePaths.start()}?new=organiser`;

/** None yet: create one. One: straight on. More: choose. */
export function ChooseOrganiser() {
  const entry = useResource(ownOrganisers);
  const isNewWanted = useSearchParams().get('new') === 'organiser';
  return (
    <WhenLoaded entry={entry} skeleton={<PageSkeleton />} onRetry={() => void ownOrganisers.load()}>
      {(organisers) => {
        const [only, ...others] = organisers;
        if (only === undefined || isNewWanted) {
          return <CreateOrganiser isFirst={only === undefined} />;
        }
        return others.length === 0 ? <GoTo slug={only.slug} /> : <Choice organisers={organisers} />;
      }}
    </WhenLoaded>
  );
}

function GoTo({ slug }: { slug: string }) {
  const router = useRouter();
  useEffect(() => {
    router.replace(consolePaths.home(slug));
  }, [router, slug]);
  return <PageSkeleton />;
}

function Choice({ organisers }: { organisers: readonly OwnOrganiser[] }) {
  return (
    <>
      <h1 className="text-3xl font-bold tracking-tight">Your organisers</h1>
      <ul className="mt-8 divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {organisers.map(({ id, slug, name, role }) => (
          <li key={id}>
            <Link
              href={consolePaths.home(slug)}
              className="flex min-h-18 items-center gap-4 px-4 transition-colors hover:bg-sunken focus-visible:-outline-offset-2 sm:px-6"
            >
              <Initial name={name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-semibold">{name}</span>
                <span className="block text-sm text-muted">{roleNames[role]}</span>
              </span>
              <ChevronRight className="size-5 text-muted" aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
      <Link href={newOrganiserPath} className={`${actionStyles.secondary} mt-6`}>
        New organiser
      </Link>
    </>
  );
}
