import { bookingReference } from '@lastseat/contracts';
import { Button } from '@/components/ui/button';
import { admitSeat } from '@/features/door/engine/admit';
import type { Desk } from '@/features/door/engine/desk';
import { useDeskState } from '@/features/door/engine/use-desk';
import { findEntry } from '@/features/door/rules/door-book';
import { ticketKey } from '@/features/door/rules/ticket-key';
import { useTime } from './use-time';

export interface FoundPerson {
  bookingId: string;
  /** Null without a network: the names on the device are sealed. */
  name: string | null;
  note: string | null;
  quantity: number;
}

interface FoundPeopleProps {
  desk: Desk;
  people: readonly FoundPerson[];
  isOffline: boolean;
}

export function FoundPeople({ desk, people, isOffline }: FoundPeopleProps) {
  // With each answer somebody may be in.
  useDeskState(desk, (state) => state.recent);
  return (
    <>
      {isOffline && (
        <p className="text-few">
          Names need the network: those on this device are sealed. A reference such as LS-4F7KQ is
          found without.
        </p>
      )}
      {people.length === 0 && !isOffline && <p className="text-muted">Nobody matches.</p>}
      <ul className="mt-2 divide-y divide-line rounded-2xl border border-line bg-surface empty:hidden">
        {people.map((person) => (
          <li key={person.bookingId} className="p-4">
            <Found desk={desk} person={person} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Found({ desk, person }: { desk: Desk; person: FoundPerson }) {
  const { bookingId, name, note, quantity } = person;
  const reference = bookingReference(bookingId);
  return (
    <>
      <p className="font-semibold wrap-anywhere">{name ?? reference}</p>
      <p className="text-sm text-muted">
        {name !== null && reference}
        {note && ` · ${note}`}
      </p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {Array.from({ length: quantity }, (_, place) => (
          <li key={place}>
            <SeatButton desk={desk} person={person} number={place + 1} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface SeatButtonProps {
  desk: Desk;
  person: FoundPerson;
  number: number;
}

function SeatButton({ desk, person, number }: SeatButtonProps) {
  const time = useTime();
  const { bookingId, name, note, quantity } = person;
  const seat = { bookingId, number };
  const entry = desk.book === null ? undefined : findEntry(desk.book, ticketKey(seat));
  if (entry !== undefined) {
    return (
      <p className="flex min-h-11 items-center px-3 text-sm text-muted">
        Ticket {number}: in since {time(entry.at)}
      </p>
    );
  }
  return (
    <Button onClick={() => void admitSeat(desk, seat, { name, note, type: null })}>
      {quantity === 1 ? 'Admit' : `Admit ticket ${number}`}
      <span className="sr-only"> of {name ?? bookingReference(bookingId)}</span>
    </Button>
  );
}
