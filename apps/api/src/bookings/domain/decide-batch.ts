/**
 * Decides the commands of one batch, event by event in the order of their first coming. Pure.
 *
 * One thing joins the events: a user's idempotency key stands on one booking, whatever its event. So each
 * event is told what the events before it have booked, and the second use of a key is refused here: at the
 * unique index it would fail the whole batch.
 */
import {
  refuse,
  type BookingCommand,
  type BookingRecord,
  type EventState,
  type Outcome,
} from './booking-command.js';
import { decideBookings, type Decisions } from './decide-bookings.js';
import { groupBy } from './group-by.js';

export interface BatchKnowledge {
  /** By id: the locked event, or null when there is none. What is missing is left undecided. */
  events: ReadonlyMap<string, EventState | null>;
  /** What the commands are about, as {@link decideBookings} wants it, of all events together. */
  bookings: BookingRecord[];
  /** Users who were looked for and have no account. */
  goneUserIds: ReadonlySet<string>;
}

export interface BatchDecisions {
  /** Of every command, but those whose event is missing: they have none, unless their user is gone. */
  outcomes: Map<BookingCommand, Outcome>;
  /** By the event's id. */
  byEvent: Map<string, Decisions>;
}

/** @param now the instant that an event must still be ahead of */
export function decideBatch(
  commands: readonly BookingCommand[],
  { events, bookings, goneUserIds }: BatchKnowledge,
  now: Date,
): BatchDecisions {
  const outcomes = new Map<BookingCommand, Outcome>();
  const byEvent = new Map<string, Decisions>();
  const knownByUser = groupBy(bookings, (booking) => booking.userId);
  for (const [eventId, own] of groupBy(commands, (command) => command.eventId)) {
    const event = events.get(eventId);
    if (event === undefined) continue;
    const asked = own.filter((command) => !goneUserIds.has(command.userId));
    const decisions = decideBookings(event, listKnownOf(asked, knownByUser), asked, now);
    asked.forEach((command, index) => outcomes.set(command, decisions.outcomes[index]!));
    byEvent.set(eventId, decisions);
    rememberKeys(decisions.newBookings, knownByUser);
  }
  for (const command of commands) {
    if (goneUserIds.has(command.userId)) outcomes.set(command, refuse('unauthenticated'));
  }
  return { outcomes, byEvent };
}

/** What is known of the commands' users; of a stranger's booking no command may learn anything. */
function listKnownOf(
  commands: BookingCommand[],
  knownByUser: ReadonlyMap<string, BookingRecord[]>,
): BookingRecord[] {
  const userIds = new Set(commands.map((command) => command.userId));
  return [...userIds].flatMap((userId) => knownByUser.get(userId) ?? []);
}

function rememberKeys(
  newBookings: BookingRecord[],
  knownByUser: Map<string, BookingRecord[]>,
): void {
  for (const booking of newBookings) {
    if (booking.idempotencyKey === null) continue;
    const known = knownByUser.get(booking.userId);
    if (known) known.push(booking);
    else knownByUser.set(booking.userId, [booking]);
  }
}
