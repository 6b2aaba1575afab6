'use client';

import type { ComponentType } from 'react';
import type { OrganiserEvent } from '@lastseat/contracts';
import { FormAlert } from '@/components/ui/form-alert';
import { ConflictDialog } from '@/features/organise/conflict/conflict-dialog';
import { CoverPanel } from '@/features/organise/cover/cover-panel';
import { LeaveGuard } from '@/features/organise/leave/leave-guard';
import { EventActions } from '@/features/organise/publish/event-actions';
import { StatusPanel } from '@/features/organise/publish/status-panel';
import { TicketTypesPanel } from '@/features/organise/ticket-types/ticket-types-panel';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { WhoMay } from '@/features/organise/shell/who-may';
import { EditorFields } from './editor-fields';
import { SaveBar } from './save-bar';
import { useEditor } from './use-editor';

interface EventEditorProps {
  Cover: ComponentType<{ event: OrganiserEvent }>;
}

export function EventEditor(props: EventEditorProps) {
  return (
    <WhoMay action="events.change">
      <Editor {...props} />
    </WhoMay>
  );
}

function Editor({ Cover }: EventEditorProps) {
  const event = useOrganiserEvent();
  const { form, conflict, leaveConflict, resolve, discard } = useEditor(event);
  const { isDirty } = form.form.formState;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-6 max-lg:order-2">
        <form
          noValidate
          method="post"
          className="grid gap-6"
          onSubmit={(submit) => {
            submit.preventDefault();
            if (!form.isSubmitting) void form.submit();
          }}
        >
          <FormAlert form={form} />
          <fieldset disabled={event.status === 'cancelled'} className="grid min-w-0 gap-6">
            <legend className="sr-only">The event</legend>
            <EditorFields form={form} sold={event.confirmedTickets} />
          </fieldset>
          <SaveBar isShown={isDirty} isSaving={form.isSubmitting} onDiscard={discard} />
        </form>
        {event.status !== 'cancelled' && <TicketTypesPanel event={event} />}
      </div>
      <aside aria-label="Status and picture" className="grid gap-6 lg:sticky lg:top-24">
        <StatusPanel event={event} hasUnsaved={isDirty} />
        <CoverPanel event={event} Cover={Cover} />
        <EventActions event={event} />
      </aside>
      {conflict && (
        <ConflictDialog conflict={conflict} onResolve={resolve} onClose={leaveConflict} />
      )}
      <LeaveGuard isDirty={isDirty} />
    </div>
  );
}
