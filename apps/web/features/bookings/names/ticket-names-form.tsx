'use client';

import type { TicketNames } from '@lastseat/contracts';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { useResource } from '@/lib/http/resource';
import { NameFields } from './name-fields';
import { putTicketNames, ticketNames } from './names-api';
import { findNameError, toNames } from './typed-names';

interface TicketNamesFormProps {
  bookingId: string;
  /** Of a guest's link; empty for a booking of one's own. */
  token?: string;
}

/** Who comes with each ticket, until the event starts. */
export function TicketNamesForm({ bookingId, token = '' }: TicketNamesFormProps) {
  const { data } = useResource(ticketNames, token, bookingId);
  if (data === null || !data.canChange) return null;
  return <Fields {...{ bookingId, token }} known={data} />;
}

function Fields({
  bookingId,
  token,
  known,
}: Required<TicketNamesFormProps> & { known: TicketNames }) {
  const [typed, setTyped] = useState(() => known.names.map((name) => name ?? ''));
  const [isShown, setIsShown] = useState(false);
  const { isSaving, save } = useSaving(token, bookingId);
  const errors = typed.map((name) => findNameError(name, false));
  const saveIfRight = () => {
    setIsShown(true);
    if (!isSaving && errors.every((error) => error === undefined)) void save(typed);
  };
  return (
    <form
      noValidate
      aria-label="Names on the tickets"
      className="grid gap-4 rounded-2xl border border-line bg-surface p-5 shadow-card"
      onSubmit={(event) => {
        event.preventDefault();
        saveIfRight();
      }}
    >
      <h2 className="text-lg font-semibold">
        {typed.length === 1 ? 'Who comes with this ticket?' : 'Who comes with these tickets?'}
      </h2>
      <NameFields
        label="Name"
        typed={typed}
        errors={isShown ? errors : []}
        onType={(seat, name) => setTyped((all) => all.with(seat, name))}
      />
      <Button type="submit" variant="secondary" isLoading={isSaving} loadingLabel="Saving…">
        Save names
      </Button>
    </form>
  );
}

function useSaving(token: string, bookingId: string) {
  const [isSaving, setIsSaving] = useState(false);
  const save = async (typed: readonly string[]) => {
    setIsSaving(true);
    try {
      await putTicketNames(token, bookingId, toNames(typed));
      toast.success('The names are saved.');
    } catch (error) {
      toast.error(explainRefusal(error));
    } finally {
      setIsSaving(false);
    }
  };
  return { isSaving, save };
}
