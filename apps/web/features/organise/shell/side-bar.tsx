'use client';

import { can, type OwnOrganiser } from '@lastseat/contracts';
import {
  CalendarDays,
  CalendarRange,
  CircleAlert,
  Coins,
  ExternalLink,
  History,
  House,
  ReceiptText,
  Repeat,
  Settings,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useUnseen } from '@/features/organise/incidents/use-unseen';
import { formatCount } from '@/lib/format/format';
import { consolePaths } from '@/lib/http/console-paths';
import { paths } from '@/lib/http/paths';
import { OrganiserSwitcher } from './organiser-switcher';

interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Whether the pages below it count as it. */
  hasPages: boolean;
  /** What stands beside the name. */
  badge?: ReactNode;
}

function listPlaces({ slug, role }: OwnOrganiser): Place[] {
  const places: (Place | false)[] = [
    { href: consolePaths.home(slug), label: 'Home', icon: House, hasPages: false },
    { href: consolePaths.events(slug), label: 'Events', icon: CalendarDays, hasPages: true },
    { href: consolePaths.calendar(slug), label: 'Calendar', icon: CalendarRange, hasPages: false },
    can(role, 'events.change') && {
      href: consolePaths.schedule(slug),
      label: 'Schedule',
      icon: Repeat,
      hasPages: true,
    },
    ...listMoney({ slug, role }),
    can(role, 'members.read') && {
      href: consolePaths.members(slug),
      label: 'Members',
      icon: UsersRound,
      hasPages: true,
    },
    can(role, 'activity.read') && {
      href: consolePaths.activity(slug),
      label: 'Activity',
      icon: History,
      hasPages: true,
    },
    can(role, 'organiser.edit') && {
      href: consolePaths.settings(slug),
      label: 'Settings',
      icon: Settings,
      hasPages: true,
    },
  ];
  return places.filter((place) => place !== false);
}

function listMoney({ slug, role }: Pick<OwnOrganiser, 'slug' | 'role'>): (Place | false)[] {
  return [
    can(role, 'orders.read') && {
      href: consolePaths.organiserRevenue(slug),
      label: 'Revenue',
      icon: Coins,
      hasPages: false,
    },
    can(role, 'orders.read') && {
      href: consolePaths.incidents(slug),
      label: 'Incidents',
      icon: CircleAlert,
      hasPages: false,
      badge: <UnseenBadge />,
    },
    can(role, 'invoices.read') && {
      href: consolePaths.invoices(slug),
      label: 'Invoices',
      icon: ReceiptText,
      hasPages: false,
    },
  ];
}

export function SideBar() {
  const organiser = useOrganiser();
  return (
    <div className="flex h-full flex-col gap-4 p-3">
      <OrganiserSwitcher />
      <nav aria-label="Console" className="flex-1">
        <ul className="grid gap-1">
          {listPlaces(organiser).map((place) => (
            <li key={place.href}>
              <PlaceLink {...place} />
            </li>
          ))}
        </ul>
      </nav>
      <Link
        href={paths.events()}
        className="flex min-h-11 items-center gap-3 rounded-xl px-3 text-sm font-medium text-muted transition-colors hover:bg-sunken hover:text-ink"
      >
        <ExternalLink className="size-4" aria-hidden="true" />
        What attendees see
      </Link>
    </div>
  );
}

function UnseenBadge() {
  const unseen = useUnseen();
  if (unseen === 0) return null;
  return (
    <span className="ml-auto rounded-full bg-few-soft px-2 py-0.5 text-sm font-semibold text-few tabular-nums">
      {formatCount(unseen)}
      <span className="sr-only"> not seen yet</span>
    </span>
  );
}

function PlaceLink({ href, label, icon: Icon, hasPages, badge }: Place) {
  const pathname = usePathname();
  const isWithin = hasPages && pathname.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={pathname === href ? 'page' : isWithin ? 'true' : undefined}
      className="flex min-h-11 items-center gap-3 rounded-xl px-3 font-medium text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent"
    >
      <Icon className="size-5" aria-hidden="true" />
      {label}
      {badge}
    </Link>
  );
}
