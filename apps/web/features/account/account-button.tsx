'use client';

import type { User } from '@lastseat/contracts';
import { ChevronDown } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import type { AccountMenu } from './account-menu';
import { findInitials } from './find-initials';

const loadMenu = () => import('./account-menu');

interface AccountButtonProps {
  user: User;
}

/**
 * The menu and its library come when somebody reaches for it: most pages are left without its being
 * opened.
 */
export function AccountButton({ user }: AccountButtonProps) {
  const [Menu, setMenu] = useState<typeof AccountMenu | null>(null);
  const [isOpening, setIsOpening] = useState(false);
  const [isOpenedByKeyboard, setIsOpenedByKeyboard] = useState(false);
  if (Menu) {
    const trigger = <AccountTrigger user={user} />;
    return <Menu user={user} trigger={trigger} isOpenedByKeyboard={isOpenedByKeyboard} />;
  }
  const prepare = () => void loadMenu().catch(() => undefined);
  const open = (isByKeyboard: boolean) => {
    setIsOpening(true);
    setIsOpenedByKeyboard(isByKeyboard);
    void loadMenu()
      .then((loaded) => setMenu(() => loaded.AccountMenu))
      // Without a connection there is no signing out either.
      .catch(() => setIsOpening(false));
  };
  return (
    <AccountTrigger
      user={user}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-busy={isOpening || undefined}
      onPointerEnter={prepare}
      onFocus={prepare}
      // A click by Enter or Space has no count.
      onClick={({ detail }) => open(detail === 0)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        open(true);
      }}
    />
  );
}

function AccountTrigger({ user, ...rest }: AccountButtonProps & ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type="button"
      className="group flex min-h-11 max-w-56 items-center gap-2 rounded-xl px-1.5 font-medium transition-colors hover:bg-sunken aria-busy:bg-sunken"
    >
      <span
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent"
        aria-hidden="true"
      >
        {findInitials(user.name)}
      </span>
      <span className="sr-only">Account of</span>
      <span className="truncate max-sm:sr-only">{user.name}</span>
      <ChevronDown
        className="hidden size-4 shrink-0 text-muted transition-transform group-aria-expanded:rotate-180 sm:block"
        aria-hidden="true"
      />
    </button>
  );
}
