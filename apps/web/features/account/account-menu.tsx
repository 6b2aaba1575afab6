'use client';

import type { User } from '@lastseat/contracts';
import { Content, Item, Label, Root, Separator, Trigger } from '@radix-ui/react-dropdown-menu';
import { CalendarCog, LogOut, Ticket, UserCog } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition, type ReactNode } from 'react';
import { toast } from 'react-hot-toast';
import { ProgressLine } from '@/components/ui/progress-line';
import { paths } from '@/lib/http/paths';
import { signOut } from './sign-out';

interface AccountMenuProps {
  user: User;
  trigger: ReactNode;
  isOpenedByKeyboard: boolean;
}

const itemStyle =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 font-medium outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent';

const places = [
  { path: paths.bookings(), label: 'My bookings', Icon: Ticket },
  { path: paths.console(), label: 'Organise events', Icon: CalendarCog },
  { path: paths.account(), label: 'Account', Icon: UserCog },
];

/** Open from the start: it is loaded by the press that opens it. */
export function AccountMenu({ user, trigger, isOpenedByKeyboard }: AccountMenuProps) {
  const router = useRouter();
  const firstItem = useFirstFocus(isOpenedByKeyboard);
  const [isLeaving, startLeaving] = useTransition();
  const show = (path: string) => {
    startLeaving(() => router.push(path));
  };
  return (
    <Root defaultOpen modal={false}>
      <Trigger asChild>{trigger}</Trigger>
      {isLeaving && <ProgressLine />}
      {/* Without a portal: it stays within the header, for those who find their way by landmarks. */}
      <Content
        align="end"
        sideOffset={6}
        collisionPadding={12}
        className="z-50 w-64 animate-rise rounded-2xl border border-line bg-surface p-2 shadow-float"
      >
        <Label className="px-3 py-2">
          <span className="block truncate font-semibold">{user.name}</span>
          <span className="block truncate text-sm text-muted">{user.email}</span>
        </Label>
        <Separator className="my-1 h-px bg-line" />
        {places.map(({ path, label, Icon }, index) => (
          <Item
            key={path}
            ref={index === 0 ? firstItem : undefined}
            className={itemStyle}
            onSelect={() => show(path)}
          >
            <Icon className="size-4" aria-hidden="true" />
            {label}
          </Item>
        ))}
        <Item className={itemStyle} onSelect={() => void signOutAndTell()}>
          <LogOut className="size-4" aria-hidden="true" />
          Sign out
        </Item>
      </Content>
    </Root>
  );
}

/** The library has not seen the key that had it loaded, and would leave the first item alone. */
function useFirstFocus(isWanted: boolean) {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    const frame = requestAnimationFrame(() => item.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isWanted]);
  return item;
}

async function signOutAndTell(): Promise<void> {
  const id = toast.loading('Signing out…');
  if (!(await signOut())) {
    toast.error('You are still signed in: we could not be reached. Please try again.', { id });
    return;
  }
  // The button that had the focus is gone.
  document.getElementById('content')?.focus({ preventScroll: true });
  toast.success('You are signed out.', { id });
}
