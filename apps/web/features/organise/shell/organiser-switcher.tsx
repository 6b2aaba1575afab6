'use client';

import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { Content, Item, Label, Root, Separator, Trigger } from '@radix-ui/react-dropdown-menu';
import { ownOrganisers } from '@/features/organise/api/resources';
import { useNavigate } from '@/features/organise/leave/use-navigate';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { menuItemStyle, menuStyle } from './menu-style';
import { roleNames } from './role-names';

/** Whose console this is, and the way to another one's. */
export function OrganiserSwitcher() {
  const organiser = useOrganiser();
  return (
    <Root modal={false}>
      <Trigger className="flex min-h-14 w-full items-center gap-3 rounded-xl border border-line px-3 text-left transition-colors hover:bg-sunken">
        <Initial name={organiser.name} />
        <span className="min-w-0 flex-1">
          <span className="sr-only">Organiser </span>
          <span className="block truncate leading-tight font-semibold">{organiser.name}</span>
          <span className="block text-xs text-muted">{roleNames[organiser.role]}</span>
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
      </Trigger>
      <Content align="start" sideOffset={6} collisionPadding={8} className={`${menuStyle} w-60`}>
        <Organisers />
      </Content>
    </Root>
  );
}

function Organisers() {
  const current = useOrganiser();
  const { data } = useResource(ownOrganisers);
  const navigate = useNavigate();
  return (
    <>
      <Label className="px-3 py-2 text-sm font-medium text-muted">Your organisers</Label>
      {data?.map(({ id, slug, name }) => (
        <Item key={id} className={menuItemStyle} onSelect={() => navigate(consolePaths.home(slug))}>
          <span className="min-w-0 flex-1 truncate">{name}</span>
          {id === current.id && (
            <>
              <Check className="size-4 shrink-0" aria-hidden="true" />
              <span className="sr-only">(this one)</span>
            </>
          )}
        </Item>
      ))}
      <Separator className="my-1 h-px bg-line" />
      <Item
        className={menuItemStyle}
        onSelect={() => navigate(`${consolePaths.start()}?new=organiser`)}
      >
        <Plus className="size-4" aria-hidden="true" />
        New organiser
      </Item>
    </>
  );
}

export function Initial({ name }: { name: string }) {
  return (
    <span
      className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent font-semibold text-on-accent"
      aria-hidden="true"
    >
      {[...name][0]?.toUpperCase()}
    </span>
  );
}
