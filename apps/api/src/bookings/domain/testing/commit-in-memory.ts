import type { BookingCommand, Outcome } from '../booking-command.js';
import { decideBatch } from '../decide-batch.js';
import type { Decisions } from '../decide-bookings.js';
import type { EditableEvent } from '../event-state.js';
import type { World } from './any-commands.js';
import { now } from './decisions.js';

export interface Committed {
  world: World;
  outcomes: Outcome[];
  /** Null when nothing was to be written. */
  decisions: Decisions | null;
}

/** What a database would hold after the batch, written as `commit-batch.ts` writes it. */
export function commitInMemory(
  world: World,
  commands: readonly BookingCommand[],
  doneCommandIds: ReadonlySet<string> = new Set(),
): Committed {
  const events = new Map([['event', world.event]]);
  const knowledge = { events, bookings: world.bookings, doneCommandIds, goneUserIds: new Set('') };
  const { outcomes, decisions } = decideBatch(commands, knowledge, now);
  const [decided] = decisions;
  return {
    world: decided ? write(world, decided) : world,
    outcomes: outcomes as Outcome[],
    decisions: decided ?? null,
  };
}

function write({ event, bookings }: World, decided: Decisions): World {
  const cancelled = new Map(decided.cancelledBookings.map((booking) => [booking.id, booking]));
  const { countMove, eventEdit } = decided;
  const edited: EditableEvent = {
    ...event,
    ...eventEdit?.event,
    totalTickets: event.totalTickets + (countMove?.added ?? 0),
    remainingTickets: event.remainingTickets + (countMove?.added ?? 0) - (countMove?.taken ?? 0),
    version: event.version + (countMove === null ? 0 : 1),
  };
  const kept = bookings.map((one) => cancelled.get(one.id) ?? one);
  return { event: edited, bookings: [...kept, ...decided.newBookings] };
}
