'use client';

import { cancelEventSchema, type OrganiserEvent } from '@lastseat/contracts';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { TextAreaField } from '@/components/ui/text-area-field';
import { cancelEvent } from '@/features/organise/api/events-api';
import { organiserEvent } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { formatCount } from '@/lib/format/format';

interface CancelEventDialogProps {
  event: OrganiserEvent;
  isOpen: boolean;
  onClose: () => void;
}

export function CancelEventDialog({ event, isOpen, onClose }: CancelEventDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <ConfirmationDialog
      isOpen={isOpen}
      onOpenChange={onClose}
      tone="danger"
      title="Cancel this event?"
      description={`${describeBooked(event)} The sale closes at once, every booking is cancelled, and this cannot be taken back.`}
      confirmLabel="Cancel event"
      confirmingLabel="Cancelling…"
      cancelLabel="Keep event"
      onConfirm={() => cancel(event.id, reason)}
    >
      <TextAreaField
        label="Reason"
        hint={<p className="text-sm text-muted">Those who have booked read it.</p>}
        rows={3}
        maxLength={1_000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ConfirmationDialog>
  );
}

function describeBooked({ confirmedTickets, title }: OrganiserEvent): string {
  if (confirmedTickets === 0) return `Nobody has booked ${title} yet.`;
  if (confirmedTickets === 1) return `1 seat of ${title} is booked.`;
  return `${formatCount(confirmedTickets)} seats of ${title} are booked.`;
}

async function cancel(eventId: string, reason: string): Promise<void> {
  try {
    const input = cancelEventSchema.parse({ reason });
    organiserEvent.put(await cancelEvent(eventId, input), eventId);
    toast.success('The event is cancelled.');
  } catch (error) {
    toast.error(explainToast(error));
    void organiserEvent.load(eventId);
  }
}
