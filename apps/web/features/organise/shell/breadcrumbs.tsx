'use client';

import { ChevronRight } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Fragment, type ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { EventSwitcher } from './event-switcher';
import { readPlace } from './read-place';

const crumbStyle =
  'flex min-h-11 min-w-0 items-center rounded-lg px-1.5 text-muted transition-colors hover:text-ink';

interface Crumb {
  key: keyof typeof widths;
  /** Left out on a phone. */
  isFar: boolean;
  content: ReactNode;
}

/** Names are cut where there is no room, the organiser's first. Words of ours are short, and stay whole. */
const widths = {
  home: 'shrink-0',
  organiser: 'min-w-12 shrink-4',
  section: 'shrink-0',
  event: 'min-w-0',
  page: 'shrink-0',
};

/** Where one is, from the organiser down. On a phone only as far up as there is room for. */
export function Breadcrumbs() {
  const { slug, name } = useOrganiser();
  const { section, eventId, page } = readPlace(usePathname());
  const crumbs: Crumb[] = [];
  const add = (key: Crumb['key'], content: ReactNode, isFar = false) => {
    crumbs.push({ key, content, isFar });
  };
  if (section === null) add('home', <Here>Home</Here>);
  else {
    add('organiser', <CrumbLink href={consolePaths.home(slug)}>{name}</CrumbLink>, true);
    if (section.href === null) add('section', <Here>{section.label}</Here>);
    else {
      const href = consolePaths[section.href](slug);
      add('section', <CrumbLink href={href}>{section.label}</CrumbLink>, eventId !== null);
    }
  }
  if (eventId !== null) add('event', <EventSwitcher eventId={eventId} />);
  if (page !== null) add('page', <Here>{page}</Here>, eventId !== null);
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
      <ol className="flex items-center text-sm font-medium">
        {crumbs.map(({ key, isFar, content }, index) => (
          <Fragment key={key}>
            {index > 0 && <Chevron isFar={isFar || crumbs[index - 1]?.isFar === true} />}
            <li className={`${widths[key]} ${isFar ? 'max-lg:hidden' : ''}`}>{content}</li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

function CrumbLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={crumbStyle}>
      <span className="truncate">{children}</span>
    </Link>
  );
}

function Here({ children }: { children: ReactNode }) {
  return (
    <span aria-current="page" className={`${crumbStyle} text-ink`}>
      <span className="truncate">{children}</span>
    </span>
  );
}

function Chevron({ isFar }: { isFar: boolean }) {
  return (
    <li aria-hidden="true" className={`shrink-0 text-line-strong ${isFar ? 'max-lg:hidden' : ''}`}>
      <ChevronRight className="size-4" />
    </li>
  );
}
