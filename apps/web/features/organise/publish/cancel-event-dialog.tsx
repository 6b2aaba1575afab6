'use client';

import { cancelEventSchema, type OrganiserEvent } from '@lastseat/contracts';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { TextAreaField } from '@/components/ui/text-area-field';
import { cancelEvent } from '@/features/organise/api/events-api';
import { organiserEvent, peopleCount } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { formatCount } from '@/lib/format/format';
import { useResource } from '@/lib/http/resource';

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
      description={<Consequences event={event} />}
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

function Consequences({ event }: { event: OrganiserEvent }) {
  const people = useResource(peopleCount, event.id).data;
  return (
    <>
      {describeBooked(event, people)} The sale closes at once,
      {event.confirmedTickets > 0 && ' every booking is cancelled,'} and this cannot be taken back.
    </>
  );
}

/** @param people null until that is known */
function describeBooked({ confirmedTickets, title }: OrganiserEvent, people: number | null) {
  if (confirmedTickets === 0) return `Nobody has booked ${title} yet.`;
  const seats = confirmedTickets === 1 ? '1 seat' : `${formatCount(confirmedTickets)} seats`;
  if (people === null) return `${seats} of ${title} are booked.`;
  const verb = people === 1 ? 'person has' : 'people have';
  return `${formatCount(people)} ${verb} booked ${seats} of ${title}.`;
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
