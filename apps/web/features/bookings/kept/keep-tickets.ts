import { useBookings } from '@/features/bookings/bookings.store';
import { useSession } from '@/lib/session';
import { ticketCodes } from '@/features/bookings/ticket/ticket-codes';
import { changeKept } from './change-kept';
import { readText } from './kept-text';
import { listWithoutCodes, parseKept, takeAway, updateKept } from './kept-tickets';
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
  changeKept((kept) => kept && takeAway(kept, new Set([bookingId])));
}

function keepWhatIsKnown(): void {
  const { status, user } = useSession.getState();
  const { ownerId, bookings, checkedAt } = useBookings.getState();
  const known = { session: { status, user }, list: { ownerId, bookings, checkedAt } };
  const isKept = changeKept((kept) => updateKept(kept, known, new Date()));
  if (!isKept || user === null) return;
  registerWorker();
  void loadCodes();
}

let isLoadingCodes = false;

/** Of the tickets that nobody has looked at yet: one after the other, and again with the next list. */
async function loadCodes(): Promise<void> {
  if (isLoadingCodes) return;
  isLoadingCodes = true;
  for (const { id, quantity } of listWithoutCodes(parseKept(readText()))) {
    await ticketCodes.load('', id, String(quantity));
  }
  isLoadingCodes = false;
}
