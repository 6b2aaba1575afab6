import type { BookingCommand, Outcome } from '../booking-command.js';
import { decideBatch } from '../decide-batch.js';
import type { Decisions } from '../decide-bookings.js';
import { mayHaveDueHolds, type DueHolds } from '../due-holds.js';
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
  const dueHolds = new Map(mayHaveDueHolds(world.event) ? [['event', dueHoldsOf(world)]] : []);
  const done = { doneCommandIds, goneUserIds: new Set('') };
  const knowledge = { events, bookings: world.bookings, dueHolds, ...done };
  const { outcomes, decisions } = decideBatch(commands, knowledge, now);
  const [decided] = decisions;
  return {
    world: decided ? write(world, decided) : world,
    outcomes: outcomes as Outcome[],
    decisions: decided ?? null,
  };
}

/** As `findDueHolds` finds them. */
function dueHoldsOf({ bookings }: World): DueHolds {
  const holds = bookings.filter((one) => one.eventId === 'event' && one.status === 'held');
  const next = holds.map(({ expiresAt }) => expiresAt!).filter((at) => at > now);
  return {
    bookings: holds.filter(({ expiresAt }) => expiresAt! <= now),
    nextExpiryAt: next.length > 0 ? new Date(Math.min(...next.map(Number))) : null,
  };
}

function write({ event, bookings }: World, decided: Decisions): World {
  const changed = [...decided.confirmedBookings, ...decided.cancelledBookings];
  const changedById = new Map(changed.map((booking) => [booking.id, booking]));
  const { countMove, eventEdit } = decided;
  const edited: EditableEvent = {
    ...event,
    ...eventEdit?.event,
    totalTickets: event.totalTickets + (countMove?.added ?? 0),
    remainingTickets: event.remainingTickets + (countMove?.added ?? 0) - (countMove?.taken ?? 0),
    heldTickets: event.heldTickets + (countMove?.held ?? 0),
    nextHoldExpiryAt: countMove === null ? event.nextHoldExpiryAt : countMove.nextHoldExpiryAt,
    version: event.version + (countMove === null ? 0 : 1),
  };
  const kept = bookings.map((one) => changedById.get(one.id) ?? one);
  return { event: edited, bookings: [...kept, ...decided.newBookings] };
}
