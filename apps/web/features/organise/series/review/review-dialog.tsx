'use client';

import type { ReactNode } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { AffectedList } from './affected-list';
import { describeEffects, describePeople, labelConfirmation, type Effects } from './effects';

interface ReviewDialogProps {
  title: string;
  /** Such as `Save`. */
  verb: string;
  tone?: 'primary' | 'danger';
  /** Null while nobody knows yet. */
  effects: Effects | null;
  timeZone: string;
  /** What there is to choose before. */
  children?: ReactNode;
  isConfirming: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Who is affected, before anything is done. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { title, verb, tone = 'primary', effects, timeZone, children } = props;
  const { isConfirming, onConfirm, onClose } = props;
  const people = effects?.affectedPeople ?? 0;
  return (
    <AlertDialog
      isOpen
      title={title}
      onClose={onClose}
      description={<Summary effects={effects} />}
      content={
        <div className="grid gap-4">
          {children}
          {effects !== null && <AffectedList events={effects.events} timeZone={timeZone} />}
        </div>
      }
    >
      <Button variant="secondary" onClick={onClose}>
        Back
      </Button>
      <Button
        variant={tone}
        aria-disabled={effects === null || undefined}
        isLoading={isConfirming}
        onClick={() => {
          if (effects !== null) onConfirm();
        }}
      >
        {labelConfirmation(verb, people)}
      </Button>
    </AlertDialog>
  );
}

function Summary({ effects }: Pick<ReviewDialogProps, 'effects'>) {
  if (effects === null) return <p role="status">Looking who is affected…</p>;
  return (
    <p role="status">
      {describeEffects(effects)}
      <span className={`mt-1 block ${effects.affectedPeople > 0 ? 'font-semibold text-ink' : ''}`}>
        {describePeople(effects)}
      </span>
    </p>
  );
}
