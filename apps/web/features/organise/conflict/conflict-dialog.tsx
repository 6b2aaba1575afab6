'use client';

import { Content, Description, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import {
  eventLabels,
  toEventForm,
  type EventForm,
} from '@/features/organise/editor/form/event-form';
import type { Conflict } from '@/features/organise/editor/use-editor';
import { useFocusBack } from '@/lib/react/use-focus-back';
import { ConflictField } from './conflict-field';
import { chooseUndisputed, mergeEdits } from './merge-edits';

interface ConflictDialogProps {
  conflict: Conflict;
  /** With everything that was typed, and what was chosen of the others'. */
  onResolve: (merged: EventForm) => void;
  onClose: () => void;
}

/** What others have saved meanwhile, field by field. Nothing is written before it is looked at. */
export function ConflictDialog(props: ConflictDialogProps) {
  const giveFocusBack = useFocusBack(true);
  return (
    <Root open onOpenChange={props.onClose}>
      <Portal>
        <Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
        <Content
          onCloseAutoFocus={giveFocusBack}
          className="fixed inset-x-3 bottom-3 z-50 mx-auto flex max-h-[calc(100dvh-1.5rem)] max-w-2xl animate-rise flex-col rounded-2xl border border-line bg-surface shadow-float outline-none sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2"
        >
          <div className="border-b border-line p-5 sm:p-6">
            <Title className="text-xl font-semibold tracking-tight text-balance">
              Somebody else has saved this event
            </Title>
            <Description className="mt-2 text-pretty text-muted">
              Nothing of yours is lost. Choose for each field whose it is to be.
            </Description>
          </div>
          <Choosing {...props} />
        </Content>
      </Portal>
    </Root>
  );
}

function Choosing({ conflict, onResolve, onClose }: ConflictDialogProps) {
  const { theirs, mine, fields } = conflict;
  const [choices, setChoices] = useState(() => chooseUndisputed(fields));
  const open = fields.filter(({ field }) => choices[field] === undefined);
  const isReady = open.length === 0;
  return (
    <>
      <div className="grid gap-6 overflow-y-auto p-5 sm:p-6">
        {fields.map((field) => (
          <ConflictField
            key={field.field}
            conflict={field}
            choice={choices[field.field]}
            onChoose={(side) => setChoices({ ...choices, [field.field]: side })}
          />
        ))}
      </div>
      <div className="flex flex-col-reverse items-center gap-3 border-t border-line p-4 sm:flex-row sm:justify-end">
        <p role="status" className="mr-auto text-sm text-muted">
          {!isReady && `To choose: ${open.map(({ field }) => eventLabels[field]).join(', ')}`}
        </p>
        <Button variant="secondary" className="max-sm:w-full" onClick={onClose}>
          Back to editing
        </Button>
        <Button
          className="max-sm:w-full aria-disabled:opacity-60"
          aria-disabled={!isReady}
          onClick={() => {
            if (isReady) onResolve(mergeEdits(mine, toEventForm(theirs), choices));
          }}
        >
          Save
        </Button>
      </div>
    </>
  );
}
