'use client';

import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { changeOrganiser } from '@/features/organise/api/organisers-api';
import { ownOrganisers } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';

/** How far ahead the classes are made, and can be booked. */
export function WeeksAhead() {
  const canChange = useCan('organiser.edit');
  const { text, setText, isRight, isSaving, save } = useWeeksAhead();
  return (
    <section aria-labelledby="weeks-ahead" className="max-w-xl">
      <h2 id="weeks-ahead" className="mb-4 text-lg font-semibold tracking-tight">
        How far ahead
      </h2>
      <form
        noValidate
        method="post"
        className="flex items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (isRight && !isSaving) void save();
        }}
      >
        <div className="w-56">
          <FormField
            label="Weeks that can be booked"
            inputMode="numeric"
            autoComplete="off"
            disabled={!canChange}
            value={text}
            error={!isRight && 'From 1 to 52'}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        {canChange && (
          <div className="mt-6.5">
            <Button type="submit" variant="secondary" className="min-h-12" isLoading={isSaving}>
              Save
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}

function useWeeksAhead() {
  const { id, weeksAhead } = useOrganiser();
  const [text, setText] = useState(String(weeksAhead));
  const [isSaving, setIsSaving] = useState(false);
  const weeks = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  const save = async () => {
    setIsSaving(true);
    try {
      await changeOrganiser(id, { weeksAhead: weeks });
      await ownOrganisers.load();
      toast.success('Saved. Classes up to then are made within a minute or so.');
    } catch (error) {
      toast.error(explainToast(error));
    } finally {
      setIsSaving(false);
    }
  };
  return { text, setText, isRight: weeks >= 1 && weeks <= 52, isSaving, save };
}
