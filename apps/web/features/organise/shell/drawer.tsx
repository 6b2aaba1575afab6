'use client';

import { Close, Content, Overlay, Portal, Root, Title, Trigger } from '@radix-ui/react-dialog';
import { Menu, X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { SideBar } from './side-bar';

const buttonStyle =
  'flex size-11 shrink-0 items-center justify-center rounded-xl text-muted transition-colors hover:bg-sunken hover:text-ink';

/** The side bar where there is no room for it. */
export function Drawer() {
  const pathname = usePathname();
  // Open on the page that it was opened on: the press of a link closes it with the next one.
  const [openOn, setOpenOn] = useState<string | null>(null);
  return (
    <Root
      open={openOn === pathname}
      onOpenChange={(isOpen) => {
        setOpenOn(isOpen ? pathname : null);
      }}
    >
      <Trigger className={`${buttonStyle} lg:hidden`} aria-label="Menu">
        <Menu className="size-5" aria-hidden="true" />
      </Trigger>
      <Portal>
        <Overlay className="fixed inset-0 z-40 animate-fade bg-scrim lg:hidden" />
        <Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] animate-fade flex-col border-r border-line bg-surface shadow-float outline-none lg:hidden"
        >
          <div className="flex items-center justify-between py-2 pr-2 pl-6">
            <Title className="font-semibold">Menu</Title>
            <Close className={buttonStyle} aria-label="Close the menu">
              <X className="size-5" aria-hidden="true" />
            </Close>
          </div>
          <div className="min-h-0 flex-1">
            <SideBar />
          </div>
        </Content>
      </Portal>
    </Root>
  );
}
