'use client';

import { Content, Description, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import { useFocusBack } from '@/lib/react/use-focus-back';

interface AlertDialogProps {
  title: string;
  description: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  content: ReactNode;
  /** The buttons. */
  children: ReactNode;
}

/** Asks something that the page waits for. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, description, isOpen, onClose, content, children } = props;
  const giveFocusBack = useFocusBack(isOpen);
  return (
    <Root open={isOpen} onOpenChange={onClose}>
      <Portal>
        <Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
        <Content
          role="alertdialog"
          onCloseAutoFocus={giveFocusBack}
          className="fixed inset-x-4 bottom-4 z-50 mx-auto max-h-[calc(100dvh-2rem)] max-w-md animate-rise overflow-y-auto rounded-2xl border border-line bg-surface p-6 shadow-float outline-none sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2"
        >
          <Title className="text-xl font-semibold tracking-tight text-balance">{title}</Title>
          <Description asChild>
            <div className="mt-2 text-pretty text-muted">{description}</div>
          </Description>
          {content && <div className="mt-5">{content}</div>}
          <div className="mt-6 flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
            {children}
          </div>
        </Content>
      </Portal>
    </Root>
  );
}
