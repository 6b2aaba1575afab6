'use client';

import { Content, Description, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import { useState, type ReactNode } from 'react';
import { useFocusBack } from '@/lib/react/use-focus-back';
import type { ActionVariant } from './action-style';
import { Button } from './button';

interface ConfirmationDialogProps {
  title: string;
  /** What will happen, and whether it can be taken back. */
  description: ReactNode;
  /** What else there is to say or to fill in. */
  children?: ReactNode;
  confirmLabel: string;
  /** While it is being done, such as `Cancelling…`. */
  confirmingLabel?: string;
  cancelLabel?: string;
  tone?: Extract<ActionVariant, 'primary' | 'danger'>;
  /** The dialog stays until it settles, and closes then; failures are told by whoever confirms. */
  onConfirm: () => Promise<void>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function ConfirmationDialog({
  title,
  description,
  children,
  confirmLabel,
  confirmingLabel,
  cancelLabel = 'Keep it',
  tone = 'primary',
  onConfirm,
  isOpen,
  onOpenChange,
}: ConfirmationDialogProps) {
  const { isConfirming, confirm, close } = useConfirmation(onConfirm, onOpenChange);
  return (
    <AlertDialog {...{ title, description, isOpen }} onClose={close} content={children}>
      {/* First in the order of the keyboard: the way out needs no care. */}
      <Button variant="secondary" onClick={close}>
        {cancelLabel}
      </Button>
      <Button
        variant={tone}
        isLoading={isConfirming}
        loadingLabel={confirmingLabel}
        onClick={() => void confirm()}
      >
        {confirmLabel}
      </Button>
    </AlertDialog>
  );
}

/** While it is being done the dialog cannot be closed. */
function useConfirmation(onConfirm: () => Promise<void>, onOpenChange: (isOpen: boolean) => void) {
  const [isConfirming, setIsConfirming] = useState(false);
  const confirm = async () => {
    setIsConfirming(true);
    try {
      await onConfirm();
    } finally {
      setIsConfirming(false);
      onOpenChange(false);
    }
  };
  const close = () => {
    if (!isConfirming) onOpenChange(false);
  };
  return { isConfirming, confirm, close };
}

interface AlertDialogProps {
  title: string;
  description: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  content: ReactNode;
  /** The buttons. */
  children: ReactNode;
}

function AlertDialog(props: AlertDialogProps) {
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
