'use client';

import type { WaitlistEntry } from '@lastseat/contracts';
import { ArrowUpToLine, Ticket, X, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { organiserEvent } from '@/features/organise/api/resources';
import {
  offerToWaiting,
  promoteWaiting,
  removeWaiting,
} from '@/features/organise/api/waitlist-api';
import { explainToast } from '@/features/organise/explain-toast';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';

interface EntryActionsProps {
  entry: WaitlistEntry;
  remainingTickets: number;
  onChanged: () => void;
}

type Question = 'offer' | 'remove';

/** What an organiser can do about one who waits. What others would notice is asked first. */
export function EntryActions({ entry, remainingTickets, onChanged }: EntryActionsProps) {
  const { id: eventId } = useOrganiserEvent();
  const { id, name, quantity, position } = entry;
  const [question, setQuestion] = useState<Question | null>(null);
  const act = useAct(onChanged);
  const missing = Math.max(0, quantity - remainingTickets);
  const offer = async () => {
    await offerToWaiting(eventId, id, missing > 0);
    // A seat more is an edit: what is changed next is changed of what the event is by then.
    if (missing > 0) await organiserEvent.load(eventId);
  };
  const deeds = {
    promote: () => act(() => promoteWaiting(eventId, id), `${name} is first in line.`),
    offer: () => act(offer, `${name} is told of the seat.`),
    remove: () => act(() => removeWaiting(eventId, id), `${name} does not wait any more.`),
  };
  return (
    <div className="-mx-3 flex flex-wrap md:-my-2.5 md:justify-end xl:flex-nowrap">
      <SmallButton
        icon={ArrowUpToLine}
        label="Move to front"
        name={name}
        isDone={position === 1}
        onClick={() => void deeds.promote()}
      />
      <SmallButton
        icon={Ticket}
        label="Offer a seat"
        name={name}
        onClick={() => (missing > 0 ? setQuestion('offer') : void deeds.offer())}
      />
      <SmallButton icon={X} label="Remove" name={name} onClick={() => setQuestion('remove')} />
      <Questions {...{ name, missing, question, deeds }} onClose={() => setQuestion(null)} />
    </div>
  );
}

interface QuestionsProps {
  name: string;
  /** Seats that the event would have to have more. */
  missing: number;
  question: Question | null;
  deeds: Record<Question, () => Promise<void>>;
  onClose: () => void;
}

function Questions({ name, missing, question, deeds, onClose }: QuestionsProps) {
  const seats = missing === 1 ? 'one seat' : `${missing} seats`;
  return (
    <>
      <ConfirmationDialog
        isOpen={question === 'offer'}
        onOpenChange={onClose}
        title={`Offer ${seats} more than the event has?`}
        description={`Too few seats are left for ${name}. The event becomes larger by ${seats}, and whoever stands before ${name} stays where they are.`}
        confirmLabel="Offer it"
        confirmingLabel="Offering…"
        cancelLabel="Leave it"
        onConfirm={deeds.offer}
      />
      <ConfirmationDialog
        isOpen={question === 'remove'}
        onOpenChange={onClose}
        tone="danger"
        title={`Take ${name} off the waitlist?`}
        description={`${name} can join again, at the end of the line.`}
        confirmLabel="Take off"
        confirmingLabel="Taking off…"
        cancelLabel="Keep in line"
        onConfirm={deeds.remove}
      />
    </>
  );
}

/** The line is read anew in every case: a refusal says that it has changed. */
function useAct(onChanged: () => void) {
  return async (send: () => Promise<void>, done: string) => {
    try {
      await send();
      toast.success(done);
    } catch (error) {
      toast.error(explainToast(error));
    }
    onChanged();
  };
}

interface SmallButtonProps {
  icon: LucideIcon;
  label: string;
  /** Whom it is about. */
  name: string;
  isDone?: boolean;
  onClick: () => void;
}

function SmallButton({ icon: Icon, label, name, isDone = false, onClick }: SmallButtonProps) {
  return (
    <button
      type="button"
      aria-label={`${label}: ${name}`}
      aria-disabled={isDone || undefined}
      className="inline-flex min-h-11 items-center gap-2 rounded-xl px-3 text-sm font-medium whitespace-nowrap text-accent transition-colors not-aria-disabled:hover:bg-sunken aria-disabled:text-muted"
      onClick={() => {
        if (!isDone) onClick();
      }}
    >
      <Icon className="size-4" aria-hidden="true" />
      {label}
    </button>
  );
}
