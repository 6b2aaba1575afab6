'use client';

import type { OrganiserEvent, OrganiserTicketType } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { FormField } from '@/components/ui/form-field';
import { Sheet } from '@/components/ui/sheet';
import { TextAreaField } from '@/components/ui/text-area-field';
import { addTicketType, changeTicketType } from '@/features/organise/api/ticket-types-api';
import { useApiForm } from '@/lib/form/use-api-form';
import { Hint } from '@/features/organise/editor/fields/hint';
import { emptyType, readTypeForm, toTypeForm, typeLabels, type TypeForm } from './type-form';

interface TypeSheetProps {
  event: OrganiserEvent;
  /** Null: a new one. */
  type: OrganiserTicketType | null;
  onSaved: () => void;
  onClose: () => void;
}

export function TypeSheet({ event, type, onSaved, onClose }: TypeSheetProps) {
  const form = useTypeForm(event, type, () => {
    onSaved();
    onClose();
  });
  return (
    <Sheet title={type?.name ?? 'Add a type'} onClose={onClose}>
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
        <TypeFields form={form} />
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

function TypeFields({ form }: { form: ReturnType<typeof useTypeForm> }) {
  return (
    <>
      <FormField {...form.field('name')} autoComplete="off" placeholder="Early bird" />
      <TextAreaField {...form.field('description')} rows={2} />
      <div className={pair}>
        <FormField
          {...form.field('price')}
          inputMode="decimal"
          autoComplete="off"
          placeholder="Free"
        />
        <FormField
          {...form.field('capacity')}
          inputMode="numeric"
          autoComplete="off"
          hint={<Hint>Empty: as many as the event has</Hint>}
        />
      </div>
      <div className={pair}>
        <FormField {...form.field('minPerPerson')} inputMode="numeric" autoComplete="off" />
        <FormField
          {...form.field('maxPerPerson')}
          inputMode="numeric"
          autoComplete="off"
          hint={<Hint>Empty: as the event says</Hint>}
        />
      </div>
      <FormField {...form.field('saleStartsAt')} type="datetime-local" />
      <FormField {...form.field('saleEndsAt')} type="datetime-local" />
      <FormField
        {...form.field('accessCode')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        hint={<Hint>With one, only who enters it sees this type</Hint>}
      />
    </>
  );
}

function useTypeForm(event: OrganiserEvent, type: OrganiserTicketType | null, onDone: () => void) {
  return useApiForm<TypeForm>({
    resolver: (typed) => {
      const { errors } = readTypeForm(typed, event);
      if (errors === null) return { values: typed, errors: {} };
      const told = Object.entries(errors).map(([field, message]) => [
        field,
        { type: 'schema', message },
      ]);
      return { values: {}, errors: Object.fromEntries(told) as object };
    },
    defaultValues: type === null ? emptyType : toTypeForm(type, event),
    labels: typeLabels,
    fallbackField: 'name',
    send: async (typed) => {
      const { input } = readTypeForm(typed, event);
      if (input === null) return;
      if (type === null) await addTicketType(event.id, input);
      else await changeTicketType(event.id, type.id, input);
      toast.success(`${input.name} is saved.`);
      onDone();
    },
    placeProblem: ({ code, numbers }) =>
      code === 'capacity_below_sold'
        ? {
            field: 'capacity',
            message: `${numbers?.['takenTickets'] ?? 'Some'} are booked already.`,
          }
        : null,
  });
}
