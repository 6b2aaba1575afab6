/**
 * Decides the commands of one batch, event by event in the order of their first coming. Pure.
 *
 * One thing joins the events: a user's idempotency key stands on one booking, whatever its event. So each
 * event is told what the events before it have booked, and the second use of a key is refused here: at the
 * unique index it would fail the whole batch.
 */
import {
  NOT_SERVED,
  refuse,
  type BatchOutcome,
  type BookingCommand,
  type BookingRecord,
  type EventState,
} from './booking-command.js';
import { decideBookings, type Decisions } from './decide-bookings.js';
import { groupBy } from './group-by.js';

export interface BatchKnowledge {
  /** By id: the locked event, or null when there is none. What is missing is not served. */
  events: ReadonlyMap<string, EventState | null>;
  /** What the commands are about, as {@link decideBookings} wants it, of all events together. */
  bookings: BookingRecord[];
  /** Users who were looked for and have no account. */
  goneUserIds: ReadonlySet<string>;
}

export interface BatchDecisions {
  /** One for each command, in their order. */
  outcomes: BatchOutcome[];
  /** Those that change something. */
  decisions: Decisions[];
}

interface Numbered {
  command: BookingCommand;
  /** Its place in the batch. */
  index: number;
}

/** @param now the instant that an event must still be ahead of */
export function decideBatch(
  commands: readonly BookingCommand[],
  { events, bookings, goneUserIds }: BatchKnowledge,
  now: Date,
): BatchDecisions {
  const outcomes = commands.map(({ userId }): BatchOutcome =>
    goneUserIds.has(userId) ? refuse('unauthenticated') : NOT_SERVED,
  );
  const decisions: Decisions[] = [];
  const knownByUser = groupBy(bookings, (booking) => booking.userId);
  for (const [eventId, own] of groupByEvent(commands, goneUserIds)) {
    const event = events.get(eventId);
    if (event === undefined) continue;
    const asked = own.map(({ command }) => command);
    const decided = decideBookings(event, listKnownOf(asked, knownByUser), asked, now);
    own.forEach(({ index }, place) => (outcomes[index] = decided.outcomes[place]!));
    if (decided.effects.length > 0) decisions.push(decided);
    rememberKeys(decided.newBookings, knownByUser);
  }
  return { outcomes, decisions };
}

function groupByEvent(commands: readonly BookingCommand[], goneUserIds: ReadonlySet<string>) {
  const numbered = commands
    .map((command, index): Numbered => ({ command, index }))
    .filter(({ command }) => !goneUserIds.has(command.userId));
  return groupBy(numbered, ({ command }) => command.eventId);
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
