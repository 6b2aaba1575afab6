/** What must be true at every COMMIT, of what the transaction leaves behind. */
import type { BookingRow, EntryRow, EventRow } from '../database/rows.js';
import type { ServerTransaction } from '../database/server.js';
import { findUntold } from './facts.js';

export type Blame = (violation: string) => void;

export function checkCommit(transaction: ServerTransaction, blame: Blame): void {
  const { view } = transaction;
  const bookings = view.listChanges('Booking');
  const entries = view.listChanges('WaitlistEntry');
  const messages = view.listChanges('OutboxMessage');
  const changed = new Set([
    ...view.listChanges('Event').map(({ key }) => key),
    ...bookings.map(({ before, after }) => (after ?? before)!.eventId),
    ...entries.map(({ before, after }) => (after ?? before)!.eventId),
  ]);
  for (const eventId of changed) {
    const isOfEvent = (row: { eventId: string } | null) => row?.eventId === eventId;
    const blameEvent: Blame = (violation) => blame(`${eventId}: ${violation}`);
    checkEvent(transaction, eventId, blameEvent);
    const told = messages.flatMap(({ after }) =>
      after !== null && after.aggregateId === eventId ? after : [],
    );
    const own = bookings.filter(({ after }) => isOfEvent(after));
    const ofLine = entries.filter(({ after }) => isOfEvent(after));
    const facts = told.flatMap((message) => message.facts);
    const untold = findUntold(facts, own, ofLine);
    if (untold !== null) blameEvent(untold);
    const { version } = view.get('Event', eventId)!;
    if (told.some((message) => message.version !== version)) {
      blameEvent(`told of another version than ${version}`);
    }
    checkTurns(ofLine, view.list('WaitlistEntry').filter(isOfEvent), blameEvent);
  }
}

function checkEvent(transaction: ServerTransaction, eventId: string, blame: Blame): void {
  const { view, lockedAt } = transaction;
  const event = view.get('Event', eventId)!;
  const bookings = view.list('Booking').filter((booking) => booking.eventId === eventId);
  const waiting = view
    .list('WaitlistEntry')
    .filter((entry) => entry.eventId === eventId && entry.status === 'waiting');
  checkCounts(event, bookings, blame);
  const now = lockedAt.get(eventId);
  if (now === undefined) return blame('changed without its lock');
  const isLate = ({ status, expiresAt }: BookingRow) => status === 'held' && expiresAt! <= now;
  if (bookings.some(isLate)) blame('a hold is there that had run out before');
  if (waiting.length !== event.waitingCount) blame(`${waiting.length} wait, not as counted`);
  const isServed = event.waitlistMode !== 'off' && !event.isWaitlistPaused;
  if (isServed && waiting.length > 0 && event.remainingTickets > 0) {
    blame(`${event.remainingTickets} seats for everybody while ${waiting.length} wait`);
  }
}

function checkCounts(event: EventRow, bookings: readonly BookingRow[], blame: Blame): void {
  const seatsOf = (wanted: BookingRow['status']) =>
    bookings.reduce((sum, { status, quantity }) => sum + (status === wanted ? quantity : 0), 0);
  const [confirmed, held] = [seatsOf('confirmed'), seatsOf('held')];
  const { heldTickets, remainingTickets, totalTickets } = event;
  if (held !== heldTickets) blame(`${held} seats are held, and ${heldTickets} are counted`);
  if (remainingTickets < 0 || confirmed + held > totalTickets) blame('seats are oversold');
  if (confirmed + heldTickets + remainingTickets !== totalTickets) {
    blame(`${confirmed} + ${heldTickets} + ${remainingTickets} seats are not ${totalTickets}`);
  }
  const people = bookings
    .filter(({ status }) => status !== 'cancelled')
    .map(({ userId }) => userId);
  if (new Set(people).size !== people.length) blame('somebody has two bookings');
}

/** Whoever got their turn came before all who wait still. */
function checkTurns(
  changes: readonly { before: EntryRow | null; after: EntryRow | null }[],
  entries: readonly EntryRow[],
  blame: Blame,
): void {
  const joined = new Set(changes.flatMap(({ before, after }) => (before ? [] : (after?.id ?? []))));
  const waiting = entries.filter(({ id, status }) => status === 'waiting' && !joined.has(id));
  for (const { after } of changes) {
    if (after?.status !== 'served') continue;
    const isOvertaken = ({ priority, position }: EntryRow) =>
      priority > after.priority || (priority === after.priority && position < after.position);
    if (waiting.some(isOvertaken)) blame(`${after.id} overtook somebody in line`);
  }
}
