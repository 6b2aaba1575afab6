'use client';

import type { OrganiserEvent, OrganiserTicketType, PromoCode } from '@lastseat/contracts';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { FormField } from '@/components/ui/form-field';
import { SelectField } from '@/components/ui/select-field';
import { Sheet } from '@/components/ui/sheet';
import { addPromoCode, changePromoCode } from '@/features/organise/api/promo-codes-api';
import { Hint } from '@/features/organise/editor/fields/hint';
import { useApiForm } from '@/lib/form/use-api-form';
import { codeLabels, emptyCode, readCodeForm, toCodeForm, type CodeForm } from './code-form';

interface CodeSheetProps {
  event: OrganiserEvent;
  /** Those that the event is sold by. */
  types: readonly OrganiserTicketType[];
  /** Null: a new one. */
  code: PromoCode | null;
  onSaved: () => void;
  onClose: () => void;
}

export function CodeSheet({ event, types, code, onSaved, onClose }: CodeSheetProps) {
  const [chosen, setChosen] = useState<readonly string[]>(code?.ticketTypeIds ?? []);
  const form = useCodeForm(event, code, chosen, () => {
    onSaved();
    onClose();
  });
  return (
    <Sheet title={code?.name ?? 'Add a code'} onClose={onClose}>
      <form
        noValidate
        method="post"
        className="grid gap-5"
        onSubmit={(submit) => {
          submit.preventDefault();
          if (!form.isSubmitting) void form.submit();
        }}
      >
        <FormAlert form={form} />
        <CodeFields form={form} event={event} />
        {types.length > 0 && <TypesField types={types} chosen={chosen} onChoose={setChosen} />}
        <Button
          type="submit"
          className="min-h-12"
          isLoading={form.isSubmitting}
          loadingLabel="Saving…"
        >
          Save
        </Button>
      </form>
    </Sheet>
  );
}

const pair = 'grid items-start gap-5 sm:grid-cols-2';

interface CodeFieldsProps {
  form: ReturnType<typeof useCodeForm>;
  event: OrganiserEvent;
}

function CodeFields({ form, event }: CodeFieldsProps) {
  return (
    <>
      <FormField
        {...form.field('name')}
        autoComplete="off"
        placeholder="Friends of the house"
        hint={<Hint>Only you and your team see it</Hint>}
      />
      <FormField
        {...form.field('code')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="AUTUMN-20"
        hint={<Hint>What people type; capitals and small letters are the same</Hint>}
      />
      <DiscountFields {...{ form, event }} />
      <FormField
        {...form.field('maxTickets')}
        inputMode="numeric"
        autoComplete="off"
        hint={<Hint>That it makes cheaper in all; empty: as many as there are</Hint>}
      />
      <FormField {...form.field('startsAt')} type="datetime-local" />
      <FormField {...form.field('endsAt')} type="datetime-local" />
    </>
  );
}

function DiscountFields({ form, event }: CodeFieldsProps) {
  const kind = useWatch({ control: form.form.control, name: 'kind' });
  return (
    <div className={pair}>
      <SelectField {...form.field('kind')}>
        <option value="percent">A percentage</option>
        <option value="amount">An amount of each ticket</option>
      </SelectField>
      <FormField
        {...form.field('off')}
        inputMode="decimal"
        autoComplete="off"
        hint={<Hint>{kind === 'percent' ? 'Percent, 1 to 100' : `In ${event.currency}`}</Hint>}
      />
    </div>
  );
}

interface TypesFieldProps {
  types: readonly OrganiserTicketType[];
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}

/** None is chosen: all are meant. */
function TypesField({ types, chosen, onChoose }: TypesFieldProps) {
  const toggle = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">For these types of tickets</legend>
      {types.map(({ id, name }) => (
        <label key={id} className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-accent"
            checked={chosen.includes(id)}
            onChange={() => toggle(id)}
          />
          <span className="wrap-anywhere">{name}</span>
        </label>
      ))}
      <Hint>None chosen: for all of them</Hint>
    </fieldset>
  );
}

function useCodeForm(
  event: OrganiserEvent,
  code: PromoCode | null,
  ticketTypeIds: readonly string[],
  onDone: () => void,
) {
  return useApiForm<CodeForm>({
    resolver: (typed) => {
      const { errors } = readCodeForm(typed, ticketTypeIds, event);
      if (errors === null) return { values: typed, errors: {} };
      const told = Object.entries(errors).map(([field, message]) => [
        field,
        { type: 'schema', message },
      ]);
      return { values: {}, errors: Object.fromEntries(told) as object };
    },
    defaultValues: code === null ? emptyCode : toCodeForm(code, event),
    labels: codeLabels,
    fallbackField: 'name',
    send: async (typed) => {
      const { input } = readCodeForm(typed, ticketTypeIds, event);
      if (input === null) return;
      if (code === null) await addPromoCode(event.id, input);
      else await changePromoCode(event.id, code.id, input);
      toast.success(`${input.name} is saved.`);
      onDone();
    },
    placeProblem: ({ code: problem }) =>
      problem === 'promo_code_taken'
        ? { field: 'code', message: 'This event has a code of these letters already.' }
        : null,
  });
}
