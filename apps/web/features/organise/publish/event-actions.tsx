'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { CalendarX, Copy, Trash2, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { deleteDraft, duplicateEvent } from '@/features/organise/api/events-api';
import { organiserEvent } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { useLeaveGuard } from '@/features/organise/leave/leave-guard.store';
import { useNavigate } from '@/features/organise/leave/use-navigate';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { useNow } from '@/lib/react/use-now';
import { CancelEventDialog } from './cancel-event-dialog';

type Question = 'delete' | 'cancel';

/** What else can be done with an event; what cannot be taken back is asked first. */
export function EventActions({ event }: { event: OrganiserEvent }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const duplicate = useDuplicate(event);
  const remove = useDelete(event);
  const hasBegun = Date.parse(event.startsAt) <= useNow().getTime();
  const close = () => setQuestion(null);
  return (
    <section aria-label="More actions" className="grid gap-1">
      <ActionButton icon={Copy} label="Duplicate" onClick={() => void duplicate()} />
      {event.status === 'draft' && (
        <ActionButton icon={Trash2} label="Delete draft" onClick={() => setQuestion('delete')} />
      )}
      {event.status === 'scheduled' && !hasBegun && (
        <ActionButton icon={CalendarX} label="Cancel event" onClick={() => setQuestion('cancel')} />
      )}
      <ConfirmationDialog
        isOpen={question === 'delete'}
        onOpenChange={close}
        tone="danger"
        title="Delete this draft?"
        description={`${event.title} is gone then, and cannot be brought back.`}
        confirmLabel="Delete draft"
        confirmingLabel="Deleting…"
        onConfirm={remove}
      />
      <CancelEventDialog event={event} isOpen={question === 'cancel'} onClose={close} />
    </section>
  );
}

interface ActionButtonProps {
  icon: LucideIcon;
  label: string;
  onClick: () => void;
}

function ActionButton({ icon: Icon, label, onClick }: ActionButtonProps) {
  return (
    <button
      type="button"
      className="flex min-h-11 items-center gap-3 rounded-xl px-4 font-medium text-muted transition-colors hover:bg-sunken hover:text-ink"
      onClick={onClick}
    >
      <Icon className="size-4" aria-hidden="true" />
      {label}
    </button>
  );
}

function useDuplicate({ id }: OrganiserEvent) {
  const { slug } = useOrganiser();
  const navigate = useNavigate();
  return async () => {
    try {
      const copy = await duplicateEvent(id);
      organiserEvent.put(copy, copy.id);
      toast.success('A copy is there, as a draft.');
      navigate(consolePaths.editEvent(slug, copy.id));
    } catch (error) {
      toast.error(explainToast(error));
    }
  };
}

function useDelete({ id, title }: OrganiserEvent) {
  const { slug } = useOrganiser();
  const navigate = useNavigate();
  return async () => {
    try {
      await deleteDraft(id);
      // What is typed and not saved goes with it.
      useLeaveGuard.setState({ isDirty: false });
      toast.success(`${title} is deleted.`);
      navigate(consolePaths.events(slug));
    } catch (error) {
      toast.error(explainToast(error));
    }
  };
}
