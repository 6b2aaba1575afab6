'use client';

import type { OrganiserEvent, OrganiserTicketType } from '@lastseat/contracts';
import { useState, type ReactNode } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { organiserEvent, ticketTypes } from '@/features/organise/api/resources';
import { changeTicketType, removeTicketType } from '@/features/organise/api/ticket-types-api';
import { Section } from '@/features/organise/editor/section';
import { explainToast } from '@/features/organise/explain-toast';
import { rowButtonStyle } from '@/features/organise/members/row-button-style';
import { formatCount, formatPrice } from '@/lib/format/format';
import { useResource } from '@/lib/http/resource';
import { TypeSheet } from './type-sheet';

/** The types that the event is sold by; none: every seat is the same. */
export function TicketTypesPanel({ event }: { event: OrganiserEvent }) {
  const types = useResource(ticketTypes, event.id).data ?? [];
  const [open, setOpen] = useState<OrganiserTicketType | 'new' | null>(null);
  const { reload, act } = useTypeActs(event.id);
  return (
    <Section title="Ticket types">
      <p className="-mt-3 text-pretty text-muted">
        Each with its own price, and with its own number of seats if you like. Whoever books chooses
        one. An event that is sold by types has no waitlist.
      </p>
      {types.length > 0 && <TypeList {...{ types, event, act }} onOpen={setOpen} />}
      <Button variant="secondary" className="justify-self-start" onClick={() => setOpen('new')}>
        Add a type
      </Button>
      {open !== null && (
        <TypeSheet
          event={event}
          type={open === 'new' ? null : open}
          onSaved={reload}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

function useTypeActs(eventId: string) {
  const reload = () => {
    void ticketTypes.load(eventId);
    // The price from which on, and the waitlist.
    void organiserEvent.load(eventId);
  };
  const act = async (deed: Promise<unknown>) => {
    try {
      await deed;
    } catch (error) {
      toast.error(explainToast(error));
    }
    reload();
  };
  return { reload, act };
}

interface TypeListProps {
  types: readonly OrganiserTicketType[];
  event: OrganiserEvent;
  act: (deed: Promise<unknown>) => Promise<void>;
  onOpen: (type: OrganiserTicketType) => void;
}

function TypeList({ types, event, act, onOpen }: TypeListProps) {
  const moveUp = (index: number) => void act(swap(event.id, types, index));
  return (
    <ul className="divide-y divide-line rounded-xl border border-line">
      {types.map((type, index) => (
        <TypeRow key={type.id} type={type} currency={event.currency}>
          {index > 0 && <RowButton deed="Up" of={type} onPress={() => moveUp(index)} />}
          <RowButton deed="Change" of={type} onPress={() => onOpen(type)} />
          <RowButton
            deed="Remove"
            of={type}
            onPress={() => void act(removeTicketType(event.id, type.id))}
          />
        </TypeRow>
      ))}
    </ul>
  );
}

/** The one at the index and the one before change places. */
async function swap(eventId: string, types: readonly OrganiserTicketType[], index: number) {
  const [before, type] = [types[index - 1]!, types[index]!];
  await changeTicketType(eventId, type.id, { position: before.position });
  await changeTicketType(eventId, before.id, { position: type.position });
}

interface TypeRowProps {
  type: OrganiserTicketType;
  currency: string;
  children: ReactNode;
}

function TypeRow({ type, currency, children }: TypeRowProps) {
  const of = type.capacity === null ? '' : ` of ${formatCount(type.capacity)}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 pr-2 pl-4">
      <p className="min-w-0">
        <span className="font-medium wrap-anywhere">{type.name}</span>{' '}
        <span className="text-muted tabular-nums">
          {formatPrice(type.priceCents, currency)}, {formatCount(type.takenTickets)}
          {of} taken
          {type.accessCode !== null && `, code ${type.accessCode}`}
        </span>
      </p>
      <div className="flex">{children}</div>
    </li>
  );
}

interface RowButtonProps {
  deed: string;
  of: OrganiserTicketType;
  onPress: () => void;
}

function RowButton({ deed, of, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={`${deed}: ${of.name}`}
      className={rowButtonStyle}
      onClick={onPress}
    >
      {deed}
    </button>
  );
}
