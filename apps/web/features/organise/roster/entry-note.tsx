'use client';

import { rosterNoteSchema, type RosterEntry } from '@lastseat/contracts';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { TextAreaField } from '@/components/ui/text-area-field';
import { noteRosterEntry } from '@/features/organise/api/roster-api';
import { explainToast } from '@/features/organise/explain-toast';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';

interface EntryNoteProps {
  entry: RosterEntry;
  canChange: boolean;
  onChanged: (entry: RosterEntry) => void;
}

export function EntryNote({ entry, canChange, onChanged }: EntryNoteProps) {
  const saved = entry.note ?? '';
  const note = useNote(entry, onChanged);
  if (!canChange) {
    return saved === '' ? null : (
      <p className="mt-8 rounded-xl bg-sunken p-4 whitespace-pre-line wrap-anywhere">{saved}</p>
    );
  }
  return (
    <form
      method="post"
      className="mt-8 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void note.save();
      }}
    >
      <TextAreaField
        label="Note"
        hint={<p className="text-sm text-muted">For you and your team. Nobody else sees it.</p>}
        error={note.error}
        rows={3}
        maxLength={1_000}
        value={note.text}
        onChange={({ target }) => note.setText(target.value)}
      />
      {note.text.trim() !== saved && (
        <Button
          type="submit"
          variant="secondary"
          className="justify-self-start"
          isLoading={note.isSaving}
          loadingLabel="Saving…"
        >
          Save note
        </Button>
      )}
    </form>
  );
}

function useNote({ bookingId, note }: RosterEntry, onChanged: (entry: RosterEntry) => void) {
  const { id } = useOrganiserEvent();
  const [text, setText] = useState(note ?? '');
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<string>();
  const save = async () => {
    if (isSaving) return;
    const parsed = rosterNoteSchema.safeParse({ text });
    setError(parsed.error?.issues[0]?.message);
    if (!parsed.success) return;
    setIsSaving(true);
    try {
      const changed = await noteRosterEntry(id, bookingId, parsed.data.text);
      setText(changed.note ?? '');
      onChanged(changed);
      toast.success('Note saved.');
    } catch (failure) {
      toast.error(explainToast(failure));
    } finally {
      setIsSaving(false);
    }
  };
  return { text, setText, isSaving, error, save };
}
