'use client';

import { Close, Content, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFocusBack } from '@/lib/react/use-focus-back';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the page and over a part of it; on a phone over all of it. Open for as long as it is there. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const giveFocusBack = useFocusBack(true);
  return (
    <Root open onOpenChange={onClose}>
      <Portal>
        <Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Content
          aria-describedby={undefined}
          onCloseAutoFocus={giveFocusBack}
          className="fixed inset-y-0 right-0 z-50 flex w-full max-w-md animate-fade flex-col border-l border-line bg-surface shadow-float outline-none"
        >
          <div className="flex items-start justify-between gap-4 border-b border-line py-3 pr-3 pl-6">
            <Title className="py-2 text-lg font-semibold tracking-tight wrap-anywhere">
              {title}
            </Title>
            <Close
              className="flex size-11 shrink-0 items-center justify-center rounded-xl text-muted transition-colors hover:bg-sunken hover:text-ink"
              aria-label="Close"
            >
              <X className="size-5" aria-hidden="true" />
            </Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-6">{children}</div>
        </Content>
      </Portal>
    </Root>
  );
}
