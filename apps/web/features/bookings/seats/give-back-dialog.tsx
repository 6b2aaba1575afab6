'use client';

import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { nameSeats } from './name-seats';

interface GiveBackDialogProps {
  /** Seats that go back, of so many. */
  back: number;
  of: number;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** In a file of its own, so that only those load it who give seats back. */
export function GiveBackDialog({ back, of, onConfirm, onClose }: GiveBackDialogProps) {
  const last = back === 1 ? 'The last ticket stops' : `The last ${back} tickets stop`;
  return (
    <ConfirmationDialog
      isOpen
      onOpenChange={onClose}
      tone="danger"
      title={`Give back ${nameSeats(back)}?`}
      description={`${last} being valid at once, and you keep ${nameSeats(of - back)}. You can add some again only while seats are left.`}
      confirmLabel="Give back"
      confirmingLabel="Giving back…"
      cancelLabel={`Keep all ${of}`}
      onConfirm={onConfirm}
    />
  );
}
