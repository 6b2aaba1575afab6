import { useBookings } from '@/features/bookings/bookings.store';
import { useSession } from '@/lib/session';
import { readText, writeText } from './kept-text';
import { parseKept, takeAway, updateKept, type KeptTickets } from './kept-tickets';
import { registerWorker } from './register-worker';

/** Keeps the tickets with what this tab knows; gives what ends it. */
export function keepTickets(): () => void {
  keepWhatIsKnown();
  const unsubscribe = [
    useSession.subscribe(keepWhatIsKnown),
    useBookings.subscribe(({ bookings, checkedAt }, before) => {
      if (bookings !== before.bookings || checkedAt !== before.checkedAt) keepWhatIsKnown();
    }),
  ];
  return () => {
    unsubscribe.forEach((end) => {
      end();
    });
  };
}

export function forgetTicket(bookingId: string): void {
  change((kept) => kept && takeAway(kept, new Set([bookingId])));
}

function keepWhatIsKnown(): void {
  const { status, user } = useSession.getState();
  const { ownerId, bookings, checkedAt } = useBookings.getState();
  const known = { session: { status, user }, list: { ownerId, bookings, checkedAt } };
  const isKept = change((kept) => updateKept(kept, known, new Date()));
  if (isKept && user !== null) registerWorker();
}

/** Whether there is anything kept now. */
function change(decide: (kept: KeptTickets | null) => KeptTickets | null): boolean {
  const text = readText();
  const kept = decide(parseKept(text));
  const newText = kept && JSON.stringify(kept);
  return (newText === text || writeText(newText)) && newText !== null;
}
