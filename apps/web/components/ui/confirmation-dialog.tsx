'use client';

import { useState, type ReactNode } from 'react';
import type { ActionVariant } from './action-style';
import { AlertDialog } from './alert-dialog';
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
