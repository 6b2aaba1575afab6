'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { OrganiserTicketType } from '@lastseat/contracts';
import type { ComponentProps } from 'react';
import { useWatch } from 'react-hook-form';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { FormField } from '@/components/ui/form-field';
import { SelectField } from '@/components/ui/select-field';
import { Sheet } from '@/components/ui/sheet';
import { ticketTypes } from '@/features/organise/api/resources';
import { addToRoster } from '@/features/organise/api/roster-api';
import { useApiForm } from '@/lib/form/use-api-form';
import { formatCount } from '@/lib/format/format';
import { useResource } from '@/lib/http/resource';
import { additionSchema, countMissing, toAddition, type Addition } from './addition';

interface AddPersonProps {
  eventId: string;
  remainingTickets: number;
  onAdded: () => void;
  onClose: () => void;
}

/** Somebody who has booked by telephone, or is a guest of the house. */
export function AddPerson({ eventId, remainingTickets, onAdded, onClose }: AddPersonProps) {
  const types = useResource(ticketTypes, eventId).data ?? [];
  const seatsLeft = (typeId?: string) => {
    const type = types.find(({ id }) => id === typeId);
    return Math.min(remainingTickets, type?.remainingTickets ?? remainingTickets);
  };
  const form = useAddition(eventId, seatsLeft, () => {
    onAdded();
    onClose();
  });
  const { control } = form.form;
  const [quantity, typeId] = useWatch({ control, name: ['quantity', 'ticketTypeId'] });
  const missing = countMissing(quantity, seatsLeft(typeId));
  return (
    <Sheet title="Add somebody" onClose={onClose}>
      <form
        noValidate
        method="post"
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!form.isSubmitting) void form.submit();
        }}
      >
        <FormAlert form={form} />
        <PersonFields form={form} />
        {types.length > 0 && <TypeField form={form} types={types} />}
        {missing > 0 && <OverCapacity missing={missing} {...form.form.register('overCapacity')} />}
        <Button
          type="submit"
          className="min-h-12"
          isLoading={form.isSubmitting}
          loadingLabel="Adding…"
        >
          Add
        </Button>
      </form>
    </Sheet>
  );
}

function PersonFields({ form }: { form: ReturnType<typeof useAddition> }) {
  return (
    <>
      <FormField {...form.field('name')} autoComplete="off" autoFocus />
      <FormField
        {...form.field('email')}
        type="email"
        autoComplete="off"
        spellCheck={false}
        hint={
          <p className="text-sm text-muted">
            Who has an account with it finds the booking there, under the name of the account.
          </p>
        }
      />
      <FormField {...form.field('quantity')} type="text" inputMode="numeric" autoComplete="off" />
    </>
  );
}

interface TypeFieldProps {
  form: ReturnType<typeof useAddition>;
  types: readonly OrganiserTicketType[];
}

/** Only of an event that is sold by types. */
function TypeField({ form, types }: TypeFieldProps) {
  return (
    <SelectField {...form.field('ticketTypeId')}>
      <option value="">Choose one</option>
      {types.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

interface OverCapacityProps extends ComponentProps<'input'> {
  /** Seats that there are too few. */
  missing: number;
}

/** Offered only where there are too few seats: what is not there cannot be pressed by mistake. */
function OverCapacity({ missing, ...input }: OverCapacityProps) {
  const seats = missing === 1 ? '1 seat' : `${formatCount(missing)} seats`;
  return (
    <label className="flex min-h-11 items-center gap-3 rounded-xl border border-line-strong p-4">
      <input {...input} type="checkbox" className="size-5 shrink-0 accent-accent" />
      <span>
        Over capacity
        <span className="block text-sm text-muted">The event gets {seats} more.</span>
      </span>
    </label>
  );
}

function useAddition(eventId: string, seatsLeft: (typeId?: string) => number, onDone: () => void) {
  return useApiForm<Addition>({
    resolver: zodResolver(additionSchema),
    defaultValues: { name: '', email: '', quantity: '1', overCapacity: false, ticketTypeId: '' },
    labels: {
      ...{ name: 'Name', email: 'Email', ticketTypeId: 'Ticket' },
      ...{ quantity: 'Seats', overCapacity: 'Over capacity' },
    },
    fallbackField: 'name',
    send: async (input) => {
      const { name } = await addToRoster(eventId, toAddition(input, seatsLeft(input.ticketTypeId)));
      toast.success(`${name} is on the list.`);
      onDone();
    },
    placeProblem: ({ code, title }) => {
      if (code === 'ticket_type_required') {
        return { field: 'ticketTypeId', message: `${title}.` };
      }
      if (code === 'already_booked') return { field: 'email', message: 'Is on the list already.' };
      return code === 'sold_out' ? { field: 'quantity', message: `${title}.` } : null;
    },
  });
}
