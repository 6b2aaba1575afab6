'use client';

import { useEffect, useState, type ComponentType } from 'react';
import { useConfirmation } from '@/lib/http/confirmation';
import { loadModule } from '@/lib/http/load-module';
import type { FactorDialogProps } from './factor-dialog';

/** Asks for the second factor, on whatever page a request needs it. Most visits never load the dialog. */
export function ConfirmationKeeper() {
  const settle = useConfirmation((confirmation) => confirmation.settle);
  const [Dialog, setDialog] = useState<ComponentType<FactorDialogProps> | null>(null);
  const isThere = Dialog !== null;
  useEffect(() => {
    if (settle === null || isThere) return;
    void loadModule(() => import('./factor-dialog')).then(
      ({ FactorDialog }) => setDialog(() => FactorDialog),
      // Without a connection nothing could be confirmed either: the request fails as it was refused.
      () => settle(false),
    );
  }, [settle, isThere]);
  return settle && Dialog && <Dialog onSettled={settle} />;
}
