/** How much of an event's line a batch has to read. Mostly nothing: nobody waits, or no seat gets free. */
import {
  isSeatCommand,
  listUserIds,
  type BookingCommand,
  type BookingRecord,
} from './booking-command.js';
import { countSeats } from './count-seats.js';
import type { EventState } from './event-state.js';

export interface LineQuestion {
  eventId: string;
  /** As many of its head as there may be seats for. */
  heads: number;
  /** Whose entries commands are about, and which. */
  userIds: string[];
  entryIds: string[];
}

/** Entries that one `closeWaitlist` ends. */
const CLOSED_AT_ONCE = 500;

/**
 * @param commands those of the event
 * @param bookings what is known of it, with what has run out
 * @returns null: nobody can be served, and no command is about the line
 */
export function findLineQuestion(
  { id: eventId, waitingCount, remainingTickets, totalTickets }: EventState,
  commands: readonly BookingCommand[],
  bookings: readonly BookingRecord[],
): LineQuestion | null {
  const isPassedOn = waitingCount > 0 && commands.some(({ kind }) => kind === 'transfer');
  const isAbout = isPassedOn || commands.some(({ kind }) => aboutTheLine.has(kind));
  if (waitingCount === 0 && !isAbout) return null;
  const current = bookings.filter((one) => one.eventId === eventId && one.status !== 'cancelled');
  // At most: each of them may be ended, and each seat go to another one.
  const seats = remainingTickets + countSeats(current) + countRaised(commands, totalTickets);
  if (seats === 0 && !isAbout) return null;
  const entryIds = commands.flatMap((command) => ('entryId' in command ? command.entryId : []));
  const closed = commands.some(({ kind }) => kind === 'closeWaitlist') ? CLOSED_AT_ONCE : 0;
  return {
    eventId,
    // Those whom commands take out of the line are among them, and one more says who comes first.
    heads: seats + commands.length + closed + 1,
    userIds: [...new Set(commands.flatMap(listAbout))],
    entryIds,
  };
}

const aboutTheLine: ReadonlySet<BookingCommand['kind']> = new Set([
  ...(['joinWaitlist', 'leaveWaitlist', 'closeWaitlist'] as const),
  ...(['promoteWaiting', 'removeWaiting', 'offerToWaiting'] as const),
]);

function listAbout(command: BookingCommand): string[] {
  if (isSeatCommand(command)) return listUserIds(command);
  return 'userId' in command ? [command.userId] : [];
}

/** Seats that the event gets by an organiser's hand: who is given one may wait for it. */
function countRaised(commands: readonly BookingCommand[], totalTickets: number): number {
  return commands.reduce((sum, command) => sum + raisedBy(command, totalTickets), 0);
}

function raisedBy(command: BookingCommand, totalTickets: number): number {
  if (command.kind === 'addToRoster') return command.overCapacity ? command.quantity : 0;
  if (command.kind !== 'changeEvent') return 0;
  return Math.max(0, (command.change.totalTickets ?? 0) - totalTickets);
}
