'use client';

import type { RosterEntry } from '@lastseat/contracts';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { TextAreaField } from '@/components/ui/text-area-field';
import { cancelRosterEntry } from '@/features/organise/api/roster-api';
import { explainToast } from '@/features/organise/explain-toast';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';

interface CancelEntryProps {
  entry: RosterEntry;
  isOpen: boolean;
  onChanged: (entry: RosterEntry) => void;
  onClose: () => void;
}

export function CancelEntry({ entry, isOpen, onChanged, onClose }: CancelEntryProps) {
  const { id } = useOrganiserEvent();
  const [reason, setReason] = useState('');
  const { bookingId, name, quantity } = entry;
  const cancel = async () => {
    try {
      onChanged(await cancelRosterEntry(id, bookingId, reason));
      toast.success('The booking is cancelled.');
    } catch (error) {
      toast.error(explainToast(error));
    }
  };
  return (
    <ConfirmationDialog
      isOpen={isOpen}
      onOpenChange={onClose}
      tone="danger"
      title="Cancel this booking?"
      description={`${name} loses ${quantity === 1 ? 'the seat' : `${quantity} seats`}, and somebody else can book. This cannot be taken back.`}
      confirmLabel="Cancel booking"
      confirmingLabel="Cancelling…"
      cancelLabel="Keep booking"
      onConfirm={cancel}
    >
      <TextAreaField
        label="Reason"
        hint={<p className="text-sm text-muted">Optional. {name} reads it.</p>}
        rows={3}
        maxLength={1_000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ConfirmationDialog>
  );
}
